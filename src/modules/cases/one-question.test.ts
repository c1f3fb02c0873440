import { expect, test } from 'vitest'
import { langs } from '../../kernel/words/lang.ts'
import { topics } from '../../rulebook/categories.ts'
import { rulebookWords } from '../../rulebook/words.ts'
import { oneQuestionFor, tappedTopic } from './one-question.ts'
import { oneQuestionWords } from './one-question.words.ts'

const unsure = 0.2

test('what was understood, and what was erased, is not asked about', () => {
  expect(oneQuestionFor({ words: '楼道灯坏了', confidence: 0.9 })).toBeNull()
  expect(oneQuestionFor({ words: null, confidence: unsure })).toBeNull()
})

test('where nothing speaks for any topic, the place is asked, unless it was said', () => {
  expect(oneQuestionFor({ words: '那个东西又那样了', confidence: unsure })?.about).toBe('where')
  expect(oneQuestionFor({ words: '3号楼2单元501那个东西又那样了', confidence: unsure })).toBeNull()
})

test('where several topics are about as likely and the place is known, the topic is asked, with two to four answers', () => {
  const asks = oneQuestionFor({ words: '3号楼楼道里停着车又吵', confidence: unsure })

  if (asks?.about !== 'topic') throw new Error('not asked about the topic')
  expect(asks.topics.length).toBeGreaterThanOrEqual(2)
  expect(asks.topics.length).toBeLessThanOrEqual(4)
  expect(asks.topics).not.toContain('other')
})

test.each(langs)('a tap in %s is known again as its topic, and other words are not', (lang) => {
  for (const topic of topics)
    expect(tappedTopic(oneQuestionWords[lang].is(rulebookWords[lang].topics[topic]))).toBe(topic)
  expect(tappedTopic('是那件事')).toBeNull()
  expect(tappedTopic(null)).toBeNull()
})
