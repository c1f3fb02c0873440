import type { TimeWords } from './time.zh.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

export const timeEn: TimeWords = {
  left: (span) => `${span} left`,
  late: (span) => `${span} late`,
  minutes: (count) => `${count} min`,
  shortMinutes: (count) => `${count} min`,
  underAMinute: 'under a minute',
  hours: (count) => `${count} h`,
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  pair: (larger, smaller) => `${larger} ${smaller}`,
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  sinceToday: 'since today',
  nthDay: (number) => `day ${number}`,
  day: (year, month, day) => `${day} ${months[month - 1]}${year === null ? '' : ` ${year}`}`,
  dated: (day, weekday) => `${weekdays[weekday]} ${day}`,
  moment: (day, time) => `${day} ${time}`,
}
