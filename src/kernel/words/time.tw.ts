import type { TimeWords } from './time.zh.ts'

export const timeTw: TimeWords = {
  left: (span) => `還有${span}`,
  late: (span) => `過了${span}`,
  minutes: (count) => `${count}分鐘`,
  shortMinutes: (count) => `${count}分`,
  underAMinute: '不到1分鐘',
  hours: (count) => `${count}小時`,
  days: (count) => `${count}天`,
  pair: (larger, smaller) => larger + smaller,
  today: '今天',
  tomorrow: '明天',
  yesterday: '昨天',
  sinceToday: '今天起',
  nthDay: (number) => `第${number}天`,
  day: (year, month, day) => `${year === null ? '' : `${year}年`}${month}月${day}日`,
  dated: (day, weekday) => `${day} 週${'日一二三四五六'[weekday]}`,
  moment: (day, time) => day + time,
}
