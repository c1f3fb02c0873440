import type { OneQuestionWords } from './one-question.words.zh.ts'

export const en: OneQuestionWords = {
  topic: 'We are not sure that we understood. What is it about?',
  where: 'We are not sure that we understood. Where is it?',
  hint: 'One tap is enough. It is worked on without an answer as well.',
  is: (topic) => `It is about: ${topic}`,
  places: { home: 'In the home', inside: 'On the stairs', outside: 'Outside the building' },
}
