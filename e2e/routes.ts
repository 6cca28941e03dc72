import { v7 as uuidv7 } from 'uuid'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An endpoint that takes JSON. */
export interface Endpoint {
  readonly path: string
  readonly method: Method
  readonly who: 'everybody' | 'learner'
  /** What a page of ours would send for a learner, and how that is answered. */
  readonly body: (learner: string) => Record<string, unknown>
  readonly answer: number
}

const at = Date.now()

/** A comparison that a learner may write. */
export const TABLE = [
  '# Cats & Dogs',
  '',
  '| Topic | Cats | Dogs |',
  '| --- | --- | --- |',
  '| Sleep | sixteen hours a day | twelve hours a day |',
  '| Sound | meow | bark |',
  '',
].join('\n')

/**
 * By file below app/: every endpoint but next-auth's own, and who may call it. Where the server has no push keys, as here,
 * it offers no reminders.
 */
export const ENDPOINTS: Record<string, Endpoint | readonly Endpoint[]> = {
  'api/attempts/route.ts': {
    path: '/api/attempts',
    method: 'POST',
    who: 'learner',
    body: (learner) => ({
      learner,
      attempts: [
        {
          id: uuidv7(),
          comparisonId: crypto.randomUUID(),
          revision: 1,
          settings: 'seed=test',
          startedAt: at,
          finishedAt: at,
          total: 1,
          correct: 1,
          answers: [{ itemId: 'item', correct: true }],
        },
      ],
    }),
    answer: 200,
  },
  'api/comparisons/route.ts': [
    {
      path: '/api/comparisons',
      method: 'POST',
      who: 'learner',
      body: () => ({ id: uuidv7(), source: TABLE }),
      answer: 201,
    },
    {
      path: '/api/comparisons',
      method: 'PUT',
      who: 'learner',
      body: () => ({ slug: 'docker-and-kubernetes', base: 1, source: TABLE, refused: [] }),
      answer: 404,
    },
    {
      path: '/api/comparisons',
      method: 'PATCH',
      who: 'learner',
      body: () => ({ comparisonId: crypto.randomUUID(), deleted: true }),
      answer: 404,
    },
  ],
  'api/comparisons/copies/route.ts': {
    path: '/api/comparisons/copies',
    method: 'POST',
    who: 'learner',
    body: () => ({ id: uuidv7(), slug: 'docker-and-kubernetes' }),
    answer: 201,
  },
  'api/comparisons/restorations/route.ts': {
    path: '/api/comparisons/restorations',
    method: 'POST',
    who: 'learner',
    body: () => ({ slug: 'docker-and-kubernetes', base: 1, revision: 1 }),
    answer: 404,
  },
  'api/day-plan/route.ts': {
    path: '/api/day-plan',
    method: 'PUT',
    who: 'learner',
    body: () => ({ day: 20_000, extraNew: 5, extraReviews: 0, catchUp: null }),
    answer: 200,
  },
  'api/enrolments/route.ts': [
    {
      path: '/api/enrolments',
      method: 'POST',
      who: 'learner',
      body: () => ({ slug: 'docker-and-kubernetes' }),
      answer: 200,
    },
    {
      path: '/api/enrolments',
      method: 'PATCH',
      who: 'learner',
      body: () => ({ slug: 'docker-and-kubernetes', desiredRetention: 0.85, examDay: null }),
      answer: 200,
    },
  ],
  'api/goal/route.ts': {
    path: '/api/goal',
    method: 'PUT',
    who: 'learner',
    body: () => ({ amount: 10, unit: 'reviews', letter: false }),
    answer: 200,
  },
  'api/item-reports/route.ts': [
    {
      path: '/api/item-reports',
      method: 'POST',
      who: 'learner',
      body: () => ({ slug: 'docker-and-kubernetes', itemId: 'none', reason: 'wrong' }),
      answer: 200,
    },
    {
      path: '/api/item-reports',
      method: 'DELETE',
      who: 'learner',
      body: () => ({ slug: 'docker-and-kubernetes', itemId: 'none' }),
      answer: 200,
    },
  ],
  'api/parameters/route.ts': {
    path: '/api/parameters',
    method: 'DELETE',
    who: 'learner',
    body: () => ({}),
    answer: 200,
  },
  'api/push-subscriptions/route.ts': [
    {
      path: '/api/push-subscriptions',
      method: 'POST',
      who: 'learner',
      body: () => ({
        endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/table',
        p256dh: `BA${'x'.repeat(85)}`,
        auth: 'y'.repeat(22),
      }),
      answer: 404,
    },
    {
      path: '/api/push-subscriptions',
      method: 'DELETE',
      who: 'learner',
      body: () => ({ endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/table' }),
      answer: 200,
    },
  ],
  'api/push-subscriptions/test/route.ts': {
    path: '/api/push-subscriptions/test',
    method: 'POST',
    who: 'learner',
    body: () => ({ endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/table' }),
    answer: 404,
  },
  'api/reminders/route.ts': {
    path: '/api/reminders',
    method: 'PUT',
    who: 'learner',
    body: () => ({ at: '18:30', quietFrom: '22:00', quietTo: '07:00' }),
    answer: 404,
  },
  'api/reviews/route.ts': {
    path: '/api/reviews',
    method: 'POST',
    who: 'learner',
    body: (learner) => ({ learner, reviews: [reviewOf(crypto.randomUUID(), at)] }),
    answer: 200,
  },
  'api/sessions/route.ts': {
    path: '/api/sessions',
    method: 'DELETE',
    who: 'learner',
    body: () => ({}),
    answer: 200,
  },
  'api/settings/route.ts': {
    path: '/api/settings',
    method: 'PUT',
    who: 'learner',
    body: () => ({
      timeZone: 'UTC',
      dayStartHour: 4,
      desiredRetention: 0.9,
      learningStepsSeconds: [60, 600],
      relearningStepsSeconds: [600],
      maximumIntervalDays: 36_500,
      leechThreshold: 8,
      leechAction: 'mark',
      newPerDay: 20,
      reviewsPerDay: 200,
      newBeyondReviews: false,
      reviewOrder: 'due',
      newOrder: 'document',
      newPlacement: 'after',
      burySiblings: { new: false, review: false, learning: false },
      learnAheadMinutes: 20,
      balanceLoad: true,
      easyDays: ['normal', 'normal', 'normal', 'normal', 'normal', 'reduced', 'minimum'],
    }),
    answer: 200,
  },
  'api/sign-up/route.ts': {
    path: '/api/sign-up',
    method: 'POST',
    who: 'everybody',
    body: () => ({
      email: `table-${at}@example.org`,
      name: '',
      password: 'lamp orbit cheddar violin',
      timeZone: 'UTC',
    }),
    answer: 202,
  },
  'api/time-zone/route.ts': {
    path: '/api/time-zone',
    method: 'POST',
    who: 'learner',
    body: () => ({ timeZone: 'Europe/Oslo' }),
    answer: 200,
  },
  'api/withheld/route.ts': {
    path: '/api/withheld',
    method: 'PUT',
    who: 'learner',
    body: () => ({
      slug: 'docker-and-kubernetes',
      factId: crypto.randomUUID(),
      withheld: true,
    }),
    answer: 404,
  },
  'api/trainings/route.ts': [
    { path: '/api/trainings', method: 'POST', who: 'learner', body: () => ({}), answer: 200 },
    { path: '/api/trainings', method: 'DELETE', who: 'learner', body: () => ({}), answer: 200 },
  ],
}

/** By file below app/: what a learner may read of themselves. */
export const READERS: Record<string, { path: string }> = {
  'api/backup/route.ts': { path: '/api/backup' },
  'api/sitting/route.ts': { path: '/api/sitting' },
  'api/progress-picture/[slug]/route.ts': { path: '/api/progress-picture/docker-and-kubernetes' },
  'api/trainings/route.ts': { path: '/api/trainings' },
}

/** By file below app/: endpoints that take a file of a learner's; see uploads.spec.ts. */
export const UPLOADS: Record<string, { path: string }> = {
  'api/backup/route.ts': { path: '/api/backup' },
}

/** Endpoints that take no JSON of ours. */
export const OTHER_ENDPOINTS: Record<string, { path: string; methods: readonly Method[] }> = {
  'api/auth/[...nextauth]/route.ts': { path: '/api/auth/csrf', methods: ['GET', 'POST'] },
  'api/comparisons/[slug]/export/route.ts': {
    path: '/api/comparisons/docker-and-kubernetes/export?format=markdown',
    methods: ['GET'],
  },
  'api/health/route.ts': { path: '/api/health', methods: ['GET'] },
  'api/packs/[slug]/route.ts': { path: '/api/packs/docker-and-kubernetes', methods: ['GET'] },
  'sw.js/route.ts': { path: '/sw.js', methods: ['GET'] },
  'api/unsubscribe/route.ts': { path: '/api/unsubscribe', methods: ['POST'] },
}

interface Page {
  readonly path: string
  readonly who: 'everybody' | 'learner'
  /** Words that a new learner sees there, and nobody else. */
  readonly shows?: string
  /** It is made once, by the build, and the same for everybody. */
  readonly built?: true
}

/** By file below app/: every page, an address of it, and who may see it. */
export const PAGES: Record<string, Page> = {
  '(learner)/comparisons/page.tsx': { path: '/comparisons', who: 'learner', shows: 'None yet.' },
  '(learner)/edit/[slug]/page.tsx': {
    path: '/edit/docker-and-kubernetes',
    who: 'learner',
    shows: 'Only its author can edit this',
  },
  '(learner)/new/page.tsx': { path: '/new', who: 'learner', shows: 'Only you can see it.' },
  '(learner)/revisions/[slug]/page.tsx': {
    path: '/revisions/docker-and-kubernetes',
    who: 'learner',
    shows: 'Only its author can edit this',
  },
  '(learner)/items/[slug]/page.tsx': {
    path: '/items/docker-and-kubernetes',
    who: 'learner',
    shows: 'How the questions fare',
  },
  '(learner)/progress/[slug]/page.tsx': {
    path: '/progress/docker-and-kubernetes',
    who: 'learner',
    shows: 'What you know of it, fact by fact',
  },
  '(learner)/progress/page.tsx': { path: '/progress', who: 'learner', shows: 'Nothing here yet' },
  '(learner)/review/page.tsx': {
    path: '/review',
    who: 'learner',
    shows: 'Nothing to review yet',
  },
  '(learner)/settings/page.tsx': { path: '/settings', who: 'learner', shows: 'Signed in as' },
  '(site)/c/[slug]/page.tsx': { path: '/c/docker-and-kubernetes', who: 'everybody' },
  '(site)/c/[slug]/print/page.tsx': {
    path: '/c/docker-and-kubernetes/print?seed=table',
    who: 'everybody',
  },
  '(site)/c/[slug]/quiz/page.tsx': {
    path: '/c/docker-and-kubernetes/quiz?seed=table&count=3',
    who: 'everybody',
  },
  '(site)/library/page.tsx': { path: '/library?q=tcp', who: 'everybody' },
  '(site)/page.tsx': { path: '/', who: 'everybody' },
  '(site)/sign-in/page.tsx': { path: '/sign-in', who: 'everybody' },
  '(site)/unsubscribe/page.tsx': { path: '/unsubscribe', who: 'everybody' },
  '(site)/sign-up/page.tsx': { path: '/sign-up', who: 'everybody' },
  'offline/page.tsx': { path: '/offline', who: 'everybody', built: true },
}

/** A flashcard graded Good, as the review page sends it. */
export function reviewOf(factId: string, at: number) {
  return {
    kind: 'answer' as const,
    id: uuidv7(),
    factId,
    at,
    format: 'flashcard' as const,
    rating: 3 as const,
    correct: null,
    options: null,
    hinted: false,
    elapsedMs: 1000,
    slow: false,
    practice: false,
    intervalDays: null,
    policy: 1 as const,
    itemId: null,
    attemptId: null,
    chosenFactId: null,
    chosenSubject: null,
  }
}
