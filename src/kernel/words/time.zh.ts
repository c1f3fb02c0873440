export type TimeWords = {
  readonly left: (span: string) => string
  readonly late: (span: string) => string
  readonly minutes: (count: number) => string
  /** Minutes after hours. */
  readonly shortMinutes: (count: number) => string
  readonly underAMinute: string
  readonly hours: (count: number) => string
  readonly days: (count: number) => string
  readonly pair: (larger: string, smaller: string) => string
  readonly today: string
  readonly tomorrow: string
  readonly yesterday: string
  readonly sinceToday: string
  readonly nthDay: (number: number) => string
  readonly day: (year: number | null, month: number, day: number) => string
  /** 0 is Sunday. */
  readonly dated: (day: string, weekday: number) => string
  readonly moment: (day: string, time: string) => string
}

export const timeZh: TimeWords = {
  left: (span) => `还有${span}`,
  late: (span) => `过了${span}`,
  minutes: (count) => `${count}分钟`,
  shortMinutes: (count) => `${count}分`,
  underAMinute: '不到1分钟',
  hours: (count) => `${count}小时`,
  days: (count) => `${count}天`,
  pair: (larger, smaller) => larger + smaller,
  today: '今天',
  tomorrow: '明天',
  yesterday: '昨天',
  sinceToday: '今天起',
  nthDay: (number) => `第${number}天`,
  day: (year, month, day) => `${year === null ? '' : `${year}年`}${month}月${day}日`,
  dated: (day, weekday) => `${day} 周${'日一二三四五六'[weekday]}`,
  moment: (day, time) => day + time,
}
