import type { Comparison, Fact, Subject } from '../comparison/types'
import { slug } from '../text'

type Cell = string | readonly string[]

/** A comparison for tests: rows of [topic, what is said of each subject]; '' says nothing, a list says several things. */
export function compare(
  subjects: readonly (string | Partial<Subject>)[],
  rows: readonly (readonly [string, ...Cell[]])[],
  form: Fact['form'] = 'sentence',
): Comparison {
  const made = subjects.map((subject): Subject => {
    const given = typeof subject === 'string' ? { name: subject } : subject
    const name = given.name ?? ''
    return { key: slug(name), aliases: [], products: [], ...given, name }
  })
  const span = (row: number) => ({ start: 0, end: 0, line: row + 1, endLine: row + 1 })
  const facts = rows.flatMap(([topic, ...cells], row) => {
    return cells.flatMap((cell, column) => {
      return [cell]
        .flat()
        .filter(Boolean)
        .map((statement, n): Fact => {
          const key = made[column]?.key ?? ''
          return {
            id: `${slug(topic)}/${key}/${n + 1}`,
            topic: slug(topic),
            about: [key],
            statement,
            form,
            polarity: /\b(?:not|no)\b/i.test(statement) ? 'negative' : 'affirmative',
            confidence: 1,
            span: span(row),
          }
        })
    })
  })
  return {
    title: made.map(({ name }) => name).join(' & '),
    shape: form === 'sentence' ? 'prose' : 'matrix',
    subjects: made,
    topics: rows.map(([name], row) => ({ key: slug(name), name, span: span(row) })),
    facts,
    findings: [],
  }
}

/** The comparison of Docker and Kubernetes in prisma/library, as its reader gives it. */
export const dockerAndKubernetes: Comparison = compare(
  [
    { name: 'Docker', products: ['Docker Swarm', 'Docker Compose'] },
    { name: 'Kubernetes', aliases: ['K8s'] },
  ],
  [
    [
      'Architecture',
      'Docker is a containerization platform that allows developers to package and deploy applications as containers, which are lightweight and portable.',
      'Kubernetes is a container orchestration platform that automates the deployment, scaling, and management of containerized applications.',
    ],
    [
      'Functionality',
      'Docker provides containerization, which means it packages applications with their dependencies into a single container.',
      'Kubernetes provides orchestration, which means it manages the deployment, scaling, and updating of multiple containers as part of a larger application.',
    ],
    [
      'Scalability',
      'Docker provides scalability at the container level, meaning developers can scale individual containers horizontally or vertically.',
      'Kubernetes provides scalability at the application level, meaning it can manage the scaling of multiple containers as a single unit.',
    ],
    [
      'Networking',
      'Docker provides basic networking capabilities, such as port mapping and container linking, but it requires additional tools for advanced networking features.',
      'Kubernetes provides advanced networking capabilities out of the box, such as service discovery and load balancing.',
    ],
    [
      'Resource Management',
      'Docker does not provide built-in resource management, but it can be used with tools like Docker Swarm to manage resources across multiple hosts.',
      'Kubernetes provides built-in resource management, including CPU and memory limits and auto-scaling based on resource usage.',
    ],
    [
      'Configuration',
      'Docker requires manual configuration and management of containers, including starting and stopping containers and setting environment variables.',
      'Kubernetes provides declarative configuration, meaning developers can specify the desired state of an application and Kubernetes will automatically manage the underlying containers to achieve that state.',
    ],
    [
      'Ecosystem',
      'Docker has a large ecosystem of tools and services for container management, including Docker Compose and Docker Swarm.',
      'Kubernetes has a large ecosystem of tools and services for container orchestration, including Helm and Istio.',
    ],
  ],
)
