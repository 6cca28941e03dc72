import { expect, test } from 'vitest'
import { readComparison } from './read'

/** Small documents in several languages as people write them, with what a reader should make of each. */
interface Unseen {
  readonly name: string
  readonly source: string
  /** Names of the subjects in order; null where nothing is compared. */
  readonly subjects: readonly string[] | null
  /** How many statements are of each subject alone, in the same order. */
  readonly alone?: readonly number[]
}

const text = (...lines: readonly string[]) => lines.join('\n')

const UNSEEN: readonly Unseen[] = [
  {
    name: 'German table',
    source: text(
      '# Wärmepumpe und Gasheizung im Vergleich',
      '',
      '| Merkmal | Wärmepumpe | Gasheizung |',
      '|---|---|---|',
      '| Energiequelle | Umgebungswärme und Strom | Erdgas |',
      '| Anschaffung | 25.000 bis 35.000 € | 8.000 bis 12.000 € |',
      '| Förderung | ja | nein |',
      '| Wartung | gering | jährlich |',
    ),
    subjects: ['Wärmepumpe', 'Gasheizung'],
    alone: [4, 4],
  },
  {
    name: 'German prose under headings',
    source: text(
      '# Unterschied zwischen Bachelor und Master',
      '',
      '## Dauer',
      '',
      'Der Bachelor dauert in der Regel sechs Semester. Der Master baut darauf auf und dauert vier Semester.',
      '',
      '## Ziel',
      '',
      'Der Bachelor vermittelt Grundlagen, während der Master die Kenntnisse vertieft.',
    ),
    subjects: ['Bachelor', 'Master'],
    alone: [2, 2],
  },
  {
    name: 'German topic and description',
    source: text(
      '# Aktien vs. Anleihen',
      '',
      '| Thema | Beschreibung |',
      '|---|---|',
      '| Rendite | Aktien bieten langfristig höhere Erträge. Anleihen zahlen feste Zinsen. |',
      '| Risiko | Aktien schwanken stark. Anleihen gelten dagegen als sicherer. |',
    ),
    subjects: ['Aktien', 'Anleihen'],
    alone: [2, 2],
  },
  {
    name: 'Spanish table',
    source: text(
      '# Diferencias entre mitosis y meiosis',
      '',
      '| Característica | Mitosis | Meiosis |',
      '|---|---|---|',
      '| Células hijas | Dos | Cuatro |',
      '| Divisiones | Una | Dos |',
      '| Variabilidad genética | No | Sí |',
    ),
    subjects: ['Mitosis', 'Meiosis'],
    alone: [3, 3],
  },
  {
    name: 'Spanish prose',
    source: text(
      '# ¿Cuál es la diferencia entre el teatro y el cine?',
      '',
      '## Público',
      '',
      'El teatro ocurre en vivo ante el público. El cine, en cambio, se graba antes de mostrarse.',
      '',
      '## Espacio',
      '',
      'El teatro usa un escenario fijo. El cine puede rodarse en cualquier lugar.',
    ),
    subjects: ['teatro', 'cine'],
    alone: [2, 2],
  },
  {
    name: 'French table',
    source: text(
      '# Comparaison entre le train et l’avion',
      '',
      '| Critère | Train | Avion |',
      '|---|---|---|',
      '| Durée | 2 h 30 | 1 h 10 |',
      '| Bagages | illimités | 23 kg |',
      '| Émissions | faibles | élevées |',
    ),
    subjects: ['Train', 'Avion'],
    alone: [3, 3],
  },
  {
    name: 'French prose with tandis que',
    source: text(
      '# Les différences entre le miel et le sucre',
      '',
      '## Origine',
      '',
      'Le miel est produit par les abeilles, tandis que le sucre est extrait de la betterave.',
      '',
      '## Goût',
      '',
      'Le miel a un goût floral. Le sucre a un goût neutre.',
    ),
    subjects: ['miel', 'sucre'],
    alone: [2, 2],
  },
  {
    name: 'Chinese table',
    source: text(
      '# 绿茶和红茶的区别',
      '',
      '| 项目 | 绿茶 | 红茶 |',
      '|---|---|---|',
      '| 发酵 | 不发酵 | 全发酵 |',
      '| 汤色 | 清绿 | 红亮 |',
      '| 性质 | 寒凉 | 温和 |',
    ),
    subjects: ['绿茶', '红茶'],
    alone: [3, 3],
  },
  {
    name: 'Chinese prose',
    source: text(
      '# 进程与线程的区别',
      '',
      '## 资源',
      '',
      '进程拥有独立的地址空间。线程共享所属进程的内存。',
      '',
      '## 开销',
      '',
      '进程切换的开销较大，而线程切换的开销较小。',
    ),
    subjects: ['进程', '线程'],
    alone: [2, 2],
  },
  {
    name: 'Japanese table',
    source: text(
      '# 和紙と洋紙の違い',
      '',
      '| 項目 | 和紙 | 洋紙 |',
      '|---|---|---|',
      '| 原料 | 楮や三椏 | 木材パルプ |',
      '| 寿命 | 千年 | 百年 |',
      '| 用途 | 書道や修復 | 印刷 |',
    ),
    subjects: ['和紙', '洋紙'],
    alone: [3, 3],
  },
  {
    name: 'Japanese prose',
    source: text(
      '# 味噌と醤油の違い',
      '',
      '## 原料',
      '',
      '味噌は大豆と塩と麹から作られます。醤油は大豆と小麦から作られます。',
      '',
      '## 形',
      '',
      '味噌はペースト状です。一方、醤油は液体です。',
    ),
    subjects: ['味噌', '醤油'],
    alone: [2, 2],
  },
  {
    name: 'Arabic table',
    source: text(
      '# الفرق بين القهوة والشاي',
      '',
      '| الميزة | القهوة | الشاي |',
      '|---|---|---|',
      '| الكافيين | مرتفع | متوسط |',
      '| المصدر | حبوب البن | أوراق الشجيرة |',
      '| درجة التحضير | 95 | 80 |',
    ),
    subjects: ['القهوة', 'الشاي'],
    alone: [3, 3],
  },
  {
    name: 'Arabic prose',
    source: text(
      '# الفرق بين الصحراء والغابة',
      '',
      '## المطر',
      '',
      'الصحراء نادرة المطر. الغابة غزيرة المطر.',
      '',
      '## الحياة',
      '',
      'الصحراء قليلة النبات، بينما الغابة كثيرة الأشجار.',
    ),
    subjects: ['الصحراء', 'الغابة'],
    alone: [2, 2],
  },
  {
    name: 'Hebrew table',
    source: text(
      '# ההבדל בין כלב לחתול',
      '',
      '| תכונה | כלב | חתול |',
      '|---|---|---|',
      '| אופי | חברותי | עצמאי |',
      '| טיול יומי | כן | לא |',
    ),
    subjects: ['כלב', 'חתול'],
    alone: [2, 2],
  },
  {
    name: 'Processes and threads, without a word that says they are compared',
    source: text(
      '# Processes and Threads',
      '',
      '## Memory',
      '',
      'Processes have an address space of their own. Threads share the memory of their process.',
      '',
      '## Cost',
      '',
      'Processes are slow to start. Threads are cheap to start.',
    ),
    subjects: ['Processes', 'Threads'],
    alone: [2, 2],
  },
  {
    name: 'Documentation: Installation and Configuration',
    source: text(
      '# Installation and Configuration',
      '',
      'This page tells how to set the server up.',
      '',
      '## Installation',
      '',
      'Installation takes five minutes. Run the script and wait. Installation needs an account with rights.',
      '',
      '## Configuration',
      '',
      'Configuration lives in one file. Configuration is read when the server starts.',
    ),
    subjects: null,
  },
  {
    name: 'Documentation: Users and Groups',
    source: text(
      '# Users and Groups',
      '',
      'Users sign in with a password. Groups hold users.',
      '',
      '## Adding users',
      '',
      'Users are added on the command line. Each user belongs to one group at least.',
      '',
      '## Adding groups',
      '',
      'Groups are added by an administrator. Groups may be nested.',
    ),
    subjects: null,
  },
  {
    name: 'Documentation: Routing and Navigation with a table of options',
    source: text(
      '# Routing and Navigation',
      '',
      'Routing maps an address to a page. Navigation moves between pages.',
      '',
      '| Option | Type | Default | Description |',
      '|---|---|---|---|',
      '| prefetch | boolean | true | Loads the page ahead. |',
      '| replace | boolean | false | Leaves no entry in the history. |',
    ),
    subjects: null,
  },
  {
    name: 'Documentation: Backup and Restore in steps',
    source: text(
      '# Backup and Restore',
      '',
      '## Before you begin',
      '',
      'Backup writes to the disk. Make room for it.',
      '',
      '1. Stop the service.',
      '2. Start the backup with `dump`.',
      '',
      '## Schedule',
      '',
      'Backup runs every night at two. Restore is started by hand.',
    ),
    subjects: null,
  },
  {
    name: 'Documentation: Errors and Warnings',
    source: text(
      '# Errors and Warnings',
      '',
      '| Code | Meaning |',
      '|---|---|',
      '| E100 | The file is missing. |',
      '| E101 | The file is locked. |',
      '| W200 | Warnings are shown once. |',
    ),
    subjects: null,
  },
  {
    name: 'German documentation: Drucken und Scannen',
    source: text(
      '# Drucken und Scannen',
      '',
      '## Drucken',
      '',
      'Drucken geht über das Menü. Legen Sie Papier ein.',
      '',
      '## Scannen',
      '',
      'Scannen geht am Gerät. Öffnen Sie die Klappe.',
    ),
    subjects: null,
  },
]

test.each(UNSEEN)('$name', ({ source, subjects, alone }) => {
  const read = readComparison(source)
  expect(read.ok ? read.value.subjects.map(({ name }) => name) : null).toEqual(subjects)
  if (!read.ok || !alone) return
  const { facts, subjects: known } = read.value
  const counts = known.map(({ key }) => {
    return facts.filter(({ about }) => about.length === 1 && about[0] === key).length
  })
  expect(counts).toEqual(alone)
})
