import type { Asked, FigureId, Verdict } from './definitions.ts'

type Figure = { readonly name: string; readonly means: string }
type Counts = (n: number) => string

/** The definitions in words, as everybody reads them: the desk, the board, the paper. */
export type DefinitionWords = {
  readonly figures: Readonly<Record<FigureId, Figure>>
  /** What each answer to each question is, with how many had it. */
  readonly left: {
    readonly [Q in Asked]: Readonly<Record<Verdict<Q>, Counts>>
  }
}

export const zh: DefinitionWords = {
  figures: {
    response: {
      name: '按时联系上',
      means: '分母：这个月该联系的。分子：在时限里跟本人说上话的。',
    },
    resolution: {
      name: '说办好了',
      means: '分母：这个月到期、也问到了本人的。分子：问到的人都说好了，30天里没再说坏、也没再报同一件的。',
    },
    satisfaction: {
      name: '满意',
      means: '分母：上面到期的那些事里，打了分的，加上说没好的。分子：打“满意”“很满意”的。',
    },
    reached: {
      name: '问到本人',
      means: '分母：这个月到期、说办完了的。分子：至少有一家回了话的。',
    },
    explained: {
      name: '办不了，已说明',
      means: '分母：这个月到期的。分子：眼下办不了、协调员同意并跟本人说明了的。单算，永远不算办好。',
    },
    refused: {
      name: '转过去没接',
      means: '分母：这个月问出去、有了回音或过了期的。分子：说不接的。',
    },
    promises: {
      name: '答应的事说到做到',
      means: '分母：这个月到日子的承诺。分子：按答应的日子做到的。事先讲明理由、得到同意改了日子的，另列。',
    },
  },
  left: {
    contact: {
      on_time: (n) => `${n}件按时联系上`,
      late: (n) => `${n}件晚了才联系上`,
      silent: (n) => `${n}件还没联系上`,
      joined: (n) => `${n}件和别的合在一起，没重复算`,
      withdrawn: (n) => `${n}件本人收回了，没算`,
    },
    finish: {
      solved: (n) => `${n}件本人说办好了`,
      not_fixed: (n) => `${n}件本人说没好`,
      reopened: (n) => `${n}件说好了，30天里又说坏了`,
      refiled: (n) => `${n}件30天里又报了`,
      unreached: (n) => `${n}件说办完了，没问到本人，没算`,
      unasked: (n) => `${n}件说办完了，还没问，没算`,
      unfinished: (n) => `${n}件到期还没办完，没算`,
      explained: (n) => `${n}件办不了已说明，不算办好`,
      referred: (n) => `${n}件不归这里，不算办好`,
      joined: (n) => `${n}件和别的合在一起，没重复算`,
      withdrawn: (n) => `${n}件本人收回了，没算`,
    },
    rating: {
      satisfied: (n) => `${n}户满意`,
      middling: (n) => `${n}户说一般`,
      unsatisfied: (n) => `${n}户不满意`,
      not_fixed: (n) => `${n}户说没好、没打分`,
      unrated: (n) => `${n}户说好了、没打分，没算`,
      unreached: (n) => `${n}户没问到，没算`,
      unasked: (n) => `${n}户还没问，没算`,
    },
    offer: {
      accepted: (n) => `${n}次接了`,
      refused: (n) => `${n}次没接`,
      lapsed: (n) => `${n}次到期没回音`,
      withdrawn: (n) => `${n}次自己收回，没算`,
      offered: (n) => `${n}次还在等回音，没算`,
    },
    promise: {
      kept: (n) => `${n}个按时做到`,
      late: (n) => `${n}个晚了才做到`,
      broken: (n) => `${n}个没做到`,
      moved: (n) => `${n}个事先讲明、改了日子，没算`,
      open: (n) => `${n}个还没有结果，没算`,
    },
  },
}
