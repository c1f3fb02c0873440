import type { OneQuestionWords } from './one-question.words.zh.ts'

export const tw: OneQuestionWords = {
  topic: '我們沒全聽明白，是哪一類事？',
  where: '我們沒全聽明白，在哪裡？',
  hint: '點一下就行，不點也照樣辦。',
  is: (topic) => `是${topic}的事`,
  places: { home: '在家裡', inside: '在樓道裡', outside: '在樓外面' },
}
