import type { FindWords } from './words.zh.ts'

export const tw: FindWords = {
  front: {
    title: '跑腿 · 有事您說一句',
    heading: ['有事您說一句，', '我們去跑'],
    which: '您住哪個社區？',
    none: '這裡還沒有開張的服務站。',
    closed: '不收新的事了',
  },
  choose: {
    title: (community) => `您在哪兒？ · ${community}`,
    heading: '您在哪兒？',
    hint: '選到您的單元。樓道裡有碼的，直接掃更快。',
    empty: (phone) => `這裡的樓還沒登記完，請打${phone}說。`,
  },
  mine: {
    title: '我報過的事',
    onThisPhone: '這部手機上報的',
    nothing: '這部手機上還沒有報過事。',
    open: (ref) => `編號 ${ref}`,
    said: (moment) => `${moment}說的`,
    forget: '從這部手機上去掉',
    forgetHint: '手機是別人的，看完可以去掉，事情照樣辦。',
    forgot: '去掉了，事情照樣辦。',
    findHeading: '換了手機？用編號找',
    findHint: '編號在報上去的那一頁，手機號是當時留的那個。',
    community: '哪個社區',
    ref: '編號',
    refHint: '5到9位數字',
    phone: '手機號',
    find: '找出來',
    wrong: {
      often: '試的次數太多了，過一個小時再來，或者打服務站電話報編號',
      ref: '編號不對，看看有沒有抄錯一位',
      phone: '手機號不對，是11位，您數一數',
      noMatch: '沒對上。編號和手機號有一個不一樣，或者當時沒留手機號。打服務站電話報編號，一樣能問到',
    },
  },
  board: '大家的事辦得怎麼樣',
}
