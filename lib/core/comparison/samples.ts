export const SAMPLES: { name: string; source: string; facts: number | null }[] = []
