import type { DefinitionWords } from './definitions.words.zh.ts'

export const tw: DefinitionWords = {
  figures: {
    response: {
      name: '按時聯絡上',
      means: '分母：這個月該聯絡的。分子：在時限裡跟本人說上話的。',
    },
    resolution: {
      name: '說辦好了',
      means: '分母：這個月到期、也問到了本人的。分子：問到的人都說好了，30天裡沒再說壞、也沒再報同一件的。',
    },
    satisfaction: {
      name: '滿意',
      means: '分母：上面到期的那些事裡，打了分的，加上說沒好的。分子：打「滿意」「很滿意」的。',
    },
    reached: {
      name: '問到本人',
      means: '分母：這個月到期、說辦完了的。分子：至少有一家回了話的。',
    },
    explained: {
      name: '辦不了，已說明',
      means: '分母：這個月到期的。分子：眼下辦不了、協調員同意並跟本人說明了的。單算，永遠不算辦好。',
    },
    refused: {
      name: '轉過去沒接',
      means: '分母：這個月問出去、有了回音或過了期的。分子：說不接的。',
    },
    promises: {
      name: '答應的事說到做到',
      means: '分母：這個月到日子的承諾。分子：按答應的日子做到的。事先講明理由、得到同意改了日子的，另列。',
    },
  },
  left: {
    contact: {
      on_time: (n) => `${n}件按時聯絡上`,
      late: (n) => `${n}件晚了才聯絡上`,
      silent: (n) => `${n}件還沒聯絡上`,
      joined: (n) => `${n}件和別的合在一起，沒重複算`,
      withdrawn: (n) => `${n}件本人收回了，沒算`,
    },
    finish: {
      solved: (n) => `${n}件本人說辦好了`,
      not_fixed: (n) => `${n}件本人說沒好`,
      reopened: (n) => `${n}件說好了，30天裡又說壞了`,
      refiled: (n) => `${n}件30天裡又報了`,
      unreached: (n) => `${n}件說辦完了，沒問到本人，沒算`,
      unasked: (n) => `${n}件說辦完了，還沒問，沒算`,
      unfinished: (n) => `${n}件到期還沒辦完，沒算`,
      explained: (n) => `${n}件辦不了已說明，不算辦好`,
      referred: (n) => `${n}件不歸這裡，不算辦好`,
      joined: (n) => `${n}件和別的合在一起，沒重複算`,
      withdrawn: (n) => `${n}件本人收回了，沒算`,
    },
    rating: {
      satisfied: (n) => `${n}戶滿意`,
      middling: (n) => `${n}戶說一般`,
      unsatisfied: (n) => `${n}戶不滿意`,
      not_fixed: (n) => `${n}戶說沒好、沒打分`,
      unrated: (n) => `${n}戶說好了、沒打分，沒算`,
      unreached: (n) => `${n}戶沒問到，沒算`,
      unasked: (n) => `${n}戶還沒問，沒算`,
    },
    offer: {
      accepted: (n) => `${n}次接了`,
      refused: (n) => `${n}次沒接`,
      lapsed: (n) => `${n}次到期沒回音`,
      withdrawn: (n) => `${n}次自己收回，沒算`,
      offered: (n) => `${n}次還在等回音，沒算`,
    },
    promise: {
      kept: (n) => `${n}個按時做到`,
      late: (n) => `${n}個晚了才做到`,
      broken: (n) => `${n}個沒做到`,
      moved: (n) => `${n}個事先講明、改了日子，沒算`,
      open: (n) => `${n}個還沒有結果，沒算`,
    },
  },
}
