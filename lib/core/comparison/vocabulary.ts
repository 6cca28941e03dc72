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
  basis for comparison, the basis of comparison, basis of difference, basis of distinction, comparison basis, factor, factors, dimension, area, metric, metrics, comparison, points of difference, capability,
  对比维度, 对比项, 维度, 特性, 特征, 项目, 比较项目, 方面, 機能, 特徴, 観点, 항목, 특징, merkmal, kriterium, eigenschaft, aspekt,
  característica, criterio, aspecto, propiedad, concepto, conceito, critério, propriedade, kategorie, punkt, thema, bereich, caractéristique, critère, aspect, concept, fonctionnalité, caratteristica,
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

/** Headings of columns that tell something of an entry in a register: who, when, where it is found. */
const REGISTER_HEADERS = words(
  `url, urls, uri, route, routes, path, paths, file, files, filename, filenames, directory, folder, link, email, e-mail, github, role,
  owner, assignee, reviewer, contact, phone, address, date, due, due date, deadline, when, where, who, status, status code, done,
  progress, week, day, time, homework, reading, chapter, lesson, step, result, results, returns, return value, returned value, output,
  input, behavior, behaviour, action, actions, effect, symptom, cause, fix, solution, default, required, type, types, value, values,
  version, versions, downloads, code, params, parameters, example url, visited url, method, reason, message, mean time, symbol, id,
  fichier, rôle, statut, datei, pfad, rolle, datum, archivo, fecha, estado, rol, файл, дата, статус, роль, 日期, 状态, 文件, 路径, 负责人`,
)

/** What the first column of a register is called: each row is an entry, and its cells say what belongs to it. */
const ENTRY_HEADERS = words(
  `week, day, date, step, task, tasks, ticket, issue, milestone, sprint, phase, lesson, chapter, session, code, status code, error,
  error code, exit code, port, file, path, route, url, endpoint, variable, environment variable, env, env var, event, hook, class,
  function, member, contributor, contributors, person, student, employee, abbreviation, acronym, term, shortcut, key, keybinding, github,
  username, user, semana, semaine, woche, неделя, aufgabe, tâche, tarea, datei, fichier, archivo, termin, 日期, 步骤, 周次, 文件`,
)

/** What a column that only counts the rows is called. */
const NUMBER_HEADERS = words(
  's.no, s.no., s no, s. no, s. no., sno, sl.no, sl.no., sl no, sl. no., sr.no, sr.no., sr no, sr. no, sr. no., serial no, serial number, no, no., nr, nr., num, number, #, №, n°, nº, 序号, 编号, 番号, 번호, رقم, م',
)

/** Labels in documents that describe settings, functions, releases or packages one by one. */
const RECORD_LABELS = words(
  `type, default, default value, required, optional, example, examples, note, notes, good to know, remark, remarks, returns, return,
  return value, parameters, params, arguments, argument, usage, since, deprecated, see also, see, values, valid values, value,
  environment variable, env, alias, aliases, name, version, versions, used in, properties, methods, throws, extends, by, author, authors, maintainer, maintainers,
  repository, repo, url, homepage, email, date, released, bug fixes, bugfixes, added, fixed, removed, changed, features,
  breaking changes, breaking, security, performance improvements, improvements, chores, chore, docs, documentation, dependencies,
  reverts, miscellaneous, miscellaneous chores, code refactoring, tests, build system, what's changed, new contributors, full changelog,
  major changes, minor changes, patch changes, updated dependencies`,
)

/** Headings under which tables list what belongs to one thing. */
const REGISTER_SECTIONS = words(
  `contributors, contributors ✨, credits, sponsors, backers, team, the team, maintainers, authors, changelog, change log, release notes, releases,
  version history, license, licenses, supported versions, security policy, environment variables, table of contents, contents, index,
  schedule, timetable, syllabus, status codes, error codes, exit codes, keyboard shortcuts, shortcuts, glossary`,
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
export const isRegisterHeader = (text: string): boolean => REGISTER_HEADERS.has(bare(text))
export const isEntryHeader = (text: string): boolean => ENTRY_HEADERS.has(bare(text))
export const isNumberHeader = (text: string): boolean =>
  NUMBER_HEADERS.has(fold(text).trim().replace(/\s*:$/, ''))
export const isRecordLabel = (text: string): boolean => RECORD_LABELS.has(bare(text))
export const isRegisterSection = (text: string): boolean => REGISTER_SECTIONS.has(bare(text))
