import type { CorrectedField } from '../learning/correction.rules.ts'

export type LearningWords = {
  readonly title: string
  readonly lead: string
  readonly weeks: string
  readonly weekOf: (day: string) => string
  readonly share: (field: CorrectedField, accepted: number, all: number) => string
  readonly sureness: (of: 'sure' | 'unsure', accepted: number, all: number) => string
  readonly noWeeks: string
  readonly confusions: string
  readonly confusion: (said: string, decided: string, count: number) => string
  readonly noConfusions: string
  readonly lessons: string
  readonly lesson: (said: string, decided: string) => string
  readonly noLessons: string
  readonly undoOne: string
  readonly undoAll: string
  readonly undoAllHint: string
  readonly since: string
  readonly why: string
  readonly whyHint: string
  readonly undo: string
  readonly onlyCoordinator: string
  readonly unlearnt: string
  readonly unlearntOne: (name: string, why: string) => string
  readonly unlearntSince: (name: string, day: string, count: number, why: string) => string
  readonly wrong: Readonly<Record<'why' | 'since', string>>
}

const fields: Readonly<Record<CorrectedField, string>> = {
  topic: '什么事',
  urgency: '急不急',
  place: '在哪儿',
}

export const zh: LearningWords = {
  title: '学了什么',
  lead: '居民的话先由程序猜一遍，站里的人看过才算。看的时候改了，程序就跟着学一点；学偏了，在这儿撤回。',
  weeks: '每周猜对多少',
  weekOf: (day) => `${day}起`,
  share: (field, accepted, all) => `${fields[field]}：${all}件里猜对${accepted}件`,
  sureness: (of, accepted, all) =>
    `${of === 'sure' ? '有把握的' : '说了拿不准的'}${all}件里，猜对${accepted}件。`,
  noWeeks: '这八周还没有看过的事。',
  confusions: '常认错的',
  confusion: (said, decided, count) => `猜成“${said}”，其实是“${decided}”：${count}回`,
  noConfusions: '这八周没认错过。',
  lessons: '近来学的',
  lesson: (said, decided) => `这样的话，不是“${said}”，是“${decided}”`,
  noLessons: '近来没学什么。',
  undoOne: '这条不学了',
  undoAll: '从哪天起学的都不要了',
  undoAllHint: '只是往后不再照着猜，已经归好的事不变。',
  since: '从哪天起',
  why: '为什么',
  whyHint: '写一句，往后的人看得懂',
  undo: '不学了',
  onlyCoordinator: '要撤回的话，找协调员。',
  unlearnt: '撤回过的',
  unlearntOne: (name, why) => `${name}撤回了一条：${why}`,
  unlearntSince: (name, day, count, why) => `${name}撤回了${day}起学的${count}条：${why}`,
  wrong: { why: '写一句为什么', since: '选一个日子，不能是以后的' },
}
