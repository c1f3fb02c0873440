import { expect, test } from 'vitest'
import { findTerm, fold } from './search-spans.ts'
import { readTerms } from './search-terms.ts'

/** What is marked, in brackets, and how it was found. */
function marked(text: string, typed: string, loosely = true): [string, string | undefined] {
  const [term] = readTerms(typed)
  const spans = term ? findTerm(fold(text), term, loosely) : []
  let shown = text
  for (const { start, end } of spans.toReversed())
    shown = `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`
  return [shown, spans[0]?.how]
}

test('every place where it stands is marked', () => {
  expect(marked('楼道灯坏了，楼道灯又坏', '楼道灯')).toEqual(['[楼道灯]坏了，[楼道灯]又坏', 'words'])
})

test('offsets are those of the text as it was written', () => {
  expect(marked('🔥🔥  電 梯，電梯停在㎡三楼', '电梯')[0]).toBe('🔥🔥  電 梯，[電梯]停在㎡三楼')
  expect(marked('ＫＴＶ太吵', 'ktv')[0]).toBe('[ＫＴＶ]太吵')
})

test('initials and syllables mark the characters they stand for', () => {
  expect(marked('修楼道灯', 'ldd')).toEqual(['修[楼道灯]', 'sound'])
  expect(marked('修楼道灯', 'loudao')).toEqual(['修[楼道]灯', 'sound'])
  expect(marked('修楼道灯', 'loudaod')).toEqual(['修[楼道灯]', 'sound'])
})

test('what sounds the same, has another character, one more or one less is similar', () => {
  expect(marked('楼道灯坏了', '楼到灯')).toEqual(['[楼道灯]坏了', 'sound'])
  expect(marked('楼道灯坏了', '楼花灯坏')).toEqual(['[楼道灯坏]了', 'near'])
  expect(marked('楼道的灯坏了', '楼道灯坏')).toEqual(['[楼道的灯坏]了', 'near'])
  expect(marked('楼灯坏了', '楼道灯坏')).toEqual(['[楼灯坏]了', 'near'])
})

test('nothing is similar unless that is asked for, nor across a comma, nor with two characters off', () => {
  expect(marked('楼道灯坏了', '楼花灯坏', false)[1]).toBeUndefined()
  expect(marked('楼，灯坏了', '楼道灯坏')[0]).toBe('楼，灯坏了')
  expect(marked('楼道灯坏了', '楼花草坏')[1]).toBeUndefined()
})

test('what stands there exactly hides what is only similar', () => {
  expect(marked('楼道灯，楼花灯', '楼道灯')[0]).toBe('[楼道灯]，楼花灯')
})
