import { fold } from '../text'

function words(list: string): ReadonlySet<string> {
  return new Set(
    list
      .split(/\s*[,\n]\s*/)
      .map((word) => fold(word.trim()))
      .filter(Boolean),
  )
}

/** Headings of columns that say something of the row, not of a subject. */
const ABOUT_THE_ROW = words(
  `description, descriptions, details, detail, explanation, notes, note, comment, comments, remark, remarks, summary,
  meaning, definition, example, examples, purpose, usage, link, links, source, sources, reference, references, winner,
  verdict, difference, differences, 说明, 描述, 备注, 示例, 指令示例, beschreibung, anmerkung, bemerkung, descripción,
  notas, remarques, описание, примечание, الوصف, ملاحظات`,
)

/** Headings of option tables; next to a column of descriptions they are no subjects. */
const OF_AN_OPTION = words(
  'type, default, status, value, values, required, version, name, command, category',
)

/** What the first column of a list of settings is called. */
const OPTION_NAMES = words(
  `flag, option, options, parameter, parameters, param, argument, arg, prop, props, variable, setting, command, key, keyword,
  environment variable, directive, switch, endpoint, method`,
)

/** What a column of topics is called. */
const TOPIC_HEADERS = words(
  `feature, features, aspect, aspects, topic, topics, criteria, criterion, category, property, properties, attribute,
  attributes, characteristic, characteristics, parameter, parameters, point, points, basis, basis of comparison,
  basis for comparison, factor, factors, dimension, area, metric, metrics, comparison, points of difference, capability,
  对比维度, 对比项, 维度, 特性, 特征, 项目, 比较项目, 方面, 機能, 特徴, 観点, 항목, 특징, merkmal, kriterium, eigenschaft, aspekt,
  característica, criterio, aspecto, propiedad, caractéristique, critère, aspect, fonctionnalité, caratteristica,
  характеристика, критерий, признак, параметр, свойство, особенность, الميزة, الخاصية, المعيار, وجه المقارنة, ویژگی`,
)

/** What a column of things compared is called. */
const NAME_HEADERS = words(
  `name, tool, tools, product, model, language, library, framework, database, service, software, distribution, distro, app,
  application, project, package, engine, browser, editor, provider, vendor, company, country, device, phone, camera, car,
  vehicle, aircraft, format, protocol, algorithm, standard, plan, edition, site, website, platform, system, game, title,
  species, planet, element, verb, operating system, programming language, file system, cpu, gpu, processor, chip, license,
  client, server, module, plugin, extension, technology, solution, method, 名称, 产品, 工具, 语言, 製品, 이름, werkzeug, produkt,
  nombre, producto, herramienta, nom, produit, outil, nome, название, имя, продукт, инструмент, الاسم, المنتج, الأداة`,
)

/** Of these, the ones that name topics as often. */
const LOOSE_NAMES = words(
  'platform, system, method, standard, format, browser, operating system, country, client, server, site, element, verb, technology, language, 语言',
)

/** Names of what can be said of a thing; never the names of things compared. */
const ATTRIBUTES = words(
  `pros, cons, advantages, disadvantages, benefits, drawbacks, strengths, weaknesses, features, key features, limitations,
  overview, summary, conclusion, introduction, use cases, use case, when to use, best for, ideal for, examples, example,
  price, pricing, cost, license, licence, language, programming language, platform, platforms, website, homepage, author,
  developer, developers, released, release, release date, first release, initial release, launched, launch, year, founded,
  created, maintainer, version, latest version, size, weight, height, width, length, speed, performance, memory, storage,
  type, kind, status, stars, downloads, documentation, docs, community, support, notes, description, definition, purpose,
  architecture, security, scalability, syntax, learning curve, ease of use, written in, population, capital, area,
  country, origin, rating, score, topic, target age, advertising, 优点, 缺点, 优势, 劣势, 特点, 特性, 适用场景, 价格, 语言,
  vorteile, nachteile, preis, lizenz, sprache, ventajas, desventajas, inconvenientes, precio, licencia, avantages,
  inconvénients, prix, licence, vantagens, desvantagens, vantaggi, svantaggi, преимущества, недостатки, плюсы, минусы,
  цена, лицензия, язык, المزايا, العيوب, الإيجابيات, السلبيات, السعر, اللغة`,
)

/** The text as looked up: folded, without what surrounds its words. */
function bare(text: string): string {
  return fold(text)
    .replace(/\(s\)/g, 's')
    .replace(/[(（].*$/, '')
    .replace(/^[\s\d.)#:-]+|[\s:：?]+$/g, '')
}

export const isAboutTheRow = (text: string): boolean => ABOUT_THE_ROW.has(bare(text))
export const isOfAnOption = (text: string): boolean => OF_AN_OPTION.has(bare(text))
export const isOptionName = (text: string): boolean => OPTION_NAMES.has(bare(text))
export const isTopicHeader = (text: string): boolean => TOPIC_HEADERS.has(bare(text))
export const isNameHeader = (text: string): boolean => NAME_HEADERS.has(bare(text))
export const isLooseName = (text: string): boolean => LOOSE_NAMES.has(bare(text))
export const isAttribute = (text: string): boolean => ATTRIBUTES.has(bare(text))
