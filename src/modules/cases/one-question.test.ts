import { expect, test } from 'vitest'
import { langs } from '../../kernel/words/lang.ts'
import { asDefault, catalogueOf } from '../../rulebook/catalogue.ts'
import { categories, topics } from '../../rulebook/categories.ts'
import { rulebookWords } from '../../rulebook/words.ts'
import { oneQuestionFor, tappedTopic } from './one-question.ts'
import { oneQuestionWords } from './one-question.words.ts'

const unsure = 0.2

const usual = catalogueOf(categories, [])

test('what was understood, and what was erased, is not asked about', () => {
  expect(oneQuestionFor({ words: '楼道灯坏了', confidence: 0.9 }, usual)).toBeNull()
  expect(oneQuestionFor({ words: null, confidence: unsure }, usual)).toBeNull()
})

test('where nothing speaks for any topic, the place is asked, unless it was said', () => {
  expect(oneQuestionFor({ words: '那个东西又那样了', confidence: unsure }, usual)?.about).toBe('where')
  expect(oneQuestionFor({ words: '3号楼2单元501那个东西又那样了', confidence: unsure }, usual)).toBeNull()
})

test('where several topics are about as likely and the place is known, the topic is asked, with two to four answers', () => {
  const asks = oneQuestionFor({ words: '3号楼楼道里停着车又吵', confidence: unsure }, usual)

  if (asks?.about !== 'topic') throw new Error('not asked about the topic')
  expect(asks.topics.length).toBeGreaterThanOrEqual(2)
  expect(asks.topics.length).toBeLessThanOrEqual(4)
  expect(asks.topics).not.toContain('other')
})

test.each(langs)('a tap in %s is known again as its topic, and other words are not', (lang) => {
  for (const topic of topics)
    expect(tappedTopic(oneQuestionWords[lang].is(rulebookWords[lang].topics[topic]), usual)).toBe(topic)
  expect(tappedTopic('是那件事', usual)).toBeNull()
  expect(tappedTopic(null, usual)).toBeNull()
})

test('a topic that the community named otherwise is asked about and understood by its own name, and by the usual one', () => {
  const own = catalogueOf(categories, [{ ...asDefault('heating'), name: '锅炉房' }])
  const tap = (name: string) => tappedTopic(oneQuestionWords['zh-CN'].is(name), own)

  expect([tap('锅炉房'), tap(rulebookWords['zh-CN'].topics.heating)]).toEqual(['heating', 'heating'])
})

test('nobody is asked whether it is what is not offered', () => {
  const unsureNeed = { words: '3号楼楼道里停着车又吵', confidence: unsure }
  const before = oneQuestionFor(unsureNeed, usual)
  const own = catalogueOf(categories, [{ ...asDefault('noise'), isOffered: false }])

  const after = oneQuestionFor(unsureNeed, own)

  expect(before?.about === 'topic' && before.topics).toContain('noise')
  expect(after?.about === 'topic' && after.topics.includes('noise')).toBe(false)
})
