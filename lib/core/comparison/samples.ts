/** A small document of one shape and what is to be found in it; `facts` null when it must be refused. */
export interface Sample {
  readonly name: string
  readonly source: string
  readonly subjects: readonly string[]
  readonly topics: readonly string[]
  readonly facts: number | null
}

function refused(name: string, source: string): Sample {
  return { name, source, subjects: [], topics: [], facts: null }
}

/** One document, written for this project, for each shape that is read and for some that must not be. */
export const SAMPLES: readonly Sample[] = [
  {
    name: 'pairs.md',
    source:
      '# Tea vs coffee\n\n| Tea | Coffee |\n|---|---|\n| Leaves | Beans |\n| Steeped | Brewed |',
    subjects: ['Tea', 'Coffee'],
    topics: ['Beans or leaves', 'Brewed or steeped'],
    facts: 4,
  },
  {
    name: 'pairs-that-name-themselves.md',
    source:
      '| Lisp | Forth |\n|-|-|\n| Lisp has lists. | Forth has a stack. |\n| Lisp collects garbage. | Forth does not. |',
    subjects: ['Lisp', 'Forth'],
    topics: ['Another point', 'Another point (2)'],
    facts: 4,
  },
  refused(
    'pairs-of-something.md',
    '# Notes\n\n| Term | Meaning |\n|---|---|\n| Leaf | Green |\n| Bean | Brown |',
  ),
  {
    name: 'labelled-paragraphs.md',
    source:
      '# Rowing and Sailing\n\n## Power\n**Rowing**: It takes arms and legs.\n**Sailing**: The wind does the work.\n\n## Crew:\n**Rowing**: Eight and a cox.\n**Sailing**: One is enough.\n',
    subjects: ['Rowing', 'Sailing'],
    topics: ['Power', 'Crew'],
    facts: 4,
  },
  {
    name: 'bullets-by-topic.md',
    source:
      '# Violin vs Cello\n\n- Size\n  - Violin: small\n  - Cello: large\n- Position\n  - Violin: under the chin\n  - Cello: between the knees\n',
    subjects: ['Violin', 'Cello'],
    topics: ['Size', 'Position'],
    facts: 4,
  },
  {
    name: 'bullets-by-subject.md',
    source:
      '# Violin vs Cello\n\n- **Violin**\n  - Size: small\n  - Position: under the chin\n- **Cello**\n  - Size: large\n  - Position: between the knees\n',
    subjects: ['Violin', 'Cello'],
    topics: ['Size', 'Position'],
    facts: 4,
  },
  {
    name: 'attribute-list.md',
    source:
      '# Small editors\n\n### Kite\n- **Language:** C\n- **License:** MIT\n\n### Lark\n- **Language:** Rust\n- **License:** GPL\n\n### Wren\n- **Language:** Go\n- **License:** MIT\n',
    subjects: ['Kite', 'Lark', 'Wren'],
    topics: ['Language', 'License'],
    facts: 6,
  },
  {
    name: 'pros-and-cons.md',
    source:
      '# Where to keep notes\n\n## Paper\n### Pros\n- Needs no battery\n### Cons\n- Cannot be searched\n\n## Phone\n### Pros\n- Always at hand\n### Cons\n- Runs out of power\n',
    subjects: ['Paper', 'Phone'],
    topics: ['Pros', 'Cons'],
    facts: 4,
  },
  {
    name: 'sections-of-two.md',
    source:
      '# Alternatives\n\n## Kite vs. Lark\n\n### Speed\n\nKite reads a file at once. Lark reads it line by line.\n\n## Kite vs. Wren\n\n### Speed\n\nWren waits for the disk. Kite does not wait.\n',
    subjects: ['Kite', 'Lark', 'Wren'],
    topics: ['Speed'],
    facts: 4,
  },
  {
    name: 'text-under-a-heading.md',
    source:
      '### The difference between Kite and Lark\n\nKite is an editor for text. Lark is an editor for pictures.\nKite keeps one file, whereas Lark keeps a folder.\n',
    subjects: ['Kite', 'Lark'],
    topics: ['Overview'],
    facts: 4,
  },
  {
    name: 'article.md',
    source:
      '# Kite vs Lark: which one to take?\n\nBoth are editors.\n\n## Files\nLark opens pictures. Kite, on the other hand, opens text.\n\n## Pros of Kite\n- Starts at once\n\n## Pros of Lark\n- Undoes everything\n',
    subjects: ['Kite', 'Lark'],
    topics: ['Overview', 'Files', 'Pros'],
    facts: 5,
  },
  {
    name: 'subjects-in-rows.md',
    source:
      '| Tool | License | Written in | Released |\n|---|---|---|---|\n| Kite | MIT | C | 1999 |\n| Lark | GPL | Rust | 2015 |\n| Wren | MIT | Go | 2012 |',
    subjects: ['Kite', 'Lark', 'Wren'],
    topics: ['License', 'Written in', 'Released'],
    facts: 9,
  },
  {
    name: 'subjects-in-rows.csv',
    source: 'Name,Price,License\n"Kite, the small",5 EUR,MIT\nLark,"7 ""new"" EUR",GPL\n',
    subjects: ['Kite, the small', 'Lark'],
    topics: ['Price', 'License'],
    facts: 4,
  },
  {
    name: 'matrix.csv',
    source: 'Feature;Kite;Lark\nTabs;yes;no\nSplit view;no;yes\n',
    subjects: ['Kite', 'Lark'],
    topics: ['Tabs', 'Split view'],
    facts: 4,
  },
  {
    name: 'pasted-cells.txt',
    source: 'Feature\tKite\tLark\nTabs\tten\tnone\nSpeed\tslow\tfast\n',
    subjects: ['Kite', 'Lark'],
    topics: ['Tabs', 'Speed'],
    facts: 4,
  },
  {
    name: 'spans.html',
    source:
      '<h1>Kite &amp; Lark</h1><table><tr><th rowspan=2>Feature<th colspan=2>Editors<tr><th>Kite<th>Lark<tr><td rowspan=2>Tabs<td>up to ten<td>none<tr><td>at the top<td>n/a<tr><td>Price<td colspan=2>free<sup>1</sup></table>',
    subjects: ['Kite', 'Lark'],
    topics: ['Tabs', 'Price'],
    facts: 4,
  },
  {
    name: 'html-in-markdown.md',
    source:
      '# Kite vs Lark\n\nSee below.\n\n<table>\n<tr><th>Feature</th><th>Kite</th><th>Lark</th></tr>\n\n<tr><td>Tabs</td><td>ten</td><td>none</td></tr>\n</table>\n',
    subjects: ['Kite', 'Lark'],
    topics: ['Tabs'],
    facts: 2,
  },
  {
    name: 'prose.html',
    source:
      '<title>Kite vs Lark</title><h2>Speed</h2><p>Kite is <b>slow</b>.</p><p>Lark isn&#39;t.</p><h2>Size</h2><ul><li>Kite: 3&nbsp;MB</li><li>Lark: 9 MB</li></ul>',
    subjects: ['Kite', 'Lark'],
    topics: ['Speed', 'Size'],
    facts: 4,
  },
  {
    name: 'pipes-in-code.md',
    source:
      '| Feature | Kite | Lark |\n|---|---|---|\n| `a | b` | `x || y` | none |\n| Tabs | ten | none |',
    subjects: ['Kite', 'Lark'],
    topics: ['a | b', 'Tabs'],
    facts: 4,
  },
  {
    name: 'uneven-header.md',
    source: '| Feature | Kite | Lark |\n|---|---|\n| Tabs | ten | none |',
    subjects: ['Kite', 'Lark'],
    topics: ['Tabs'],
    facts: 2,
  },
  {
    name: 'chinese.md',
    source:
      '# 小提琴和大提琴的区别\n\n## 尺寸\n\n小提琴很小。大提琴很大。\n\n## 姿势\n\n小提琴夹在下巴下面。演奏大提琴时要坐着。\n',
    subjects: ['小提琴', '大提琴'],
    topics: ['尺寸', '姿势'],
    facts: 4,
  },
  {
    name: 'arabic.md',
    source:
      '# الفرق بين Kite و Lark\n\n| الميزة | Kite | Lark |\n|---|---|---|\n| السرعة | بطيء | سريع |\n| السعر | مجاني | ✅ |',
    subjects: ['Kite', 'Lark'],
    topics: ['السرعة', 'السعر'],
    facts: 4,
  },
  refused(
    'one-subject.md',
    '# About Kite\n\n| Feature | Description |\n|---|---|\n| Tabs | Kite has ten. |\n| Price | It is free. |',
  ),
  refused(
    'feature-list.md',
    '# About Kite\n\n**Tabs**: Kite has ten.\n\n**Price**: Kite is free, like Lark.\n',
  ),
  refused(
    'options.md',
    '# Usage\n\n| Option | Type | Default | Description |\n|---|---|---|---|\n| a | int | 1 | Sets a. |\n| b | int | 2 | Sets b. |',
  ),
  refused('letter.txt', 'Dear reader,\n\nthank you, and goodbye.\n'),
]
