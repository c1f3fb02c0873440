import { dateOfDay, dayNumber, type PlainDate, plainDate } from '../../kernel/time.ts'

/** 2019-05-06, 2019/5/6, 2019.5.6, 2019年5月6日, 2019年5月 (its first day), 2019年 (its first day). */
export function readDay(text: string): PlainDate | null {
  const found = /^\s*(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?)?)?[年月]?\s*$/.exec(
    text,
  )
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)]
  if (year < 1949 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const written = `${found[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  // The thirty-first of June is no day.
  const real = dateOfDay(dayNumber(plainDate(`${written.slice(0, 8)}01`)) + day - 1)
  return real === written ? real : null
}
