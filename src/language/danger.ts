import { normalise } from './normalise.ts'

/** Life may be in danger now: who must be called before anything else. */
export type Danger = {
  readonly kind: 'fire' | 'gas' | 'injury' | 'violence' | 'trapped' | 'wires'
  readonly call: '119' | '120' | '110'
  readonly because: readonly string[]
}

type Sign = Omit<Danger, 'because'> & { readonly says: RegExp; readonly unless?: RegExp }

const who =
  '人|老人|孩子|小孩|大爷|大妈|奶奶|爷爷|我妈|我爸|妈妈|爸爸|母亲|父亲|邻居|老伴|婆婆|公公|老头|老太太|爱人|他|她'
const fallen = '晕倒|昏倒|倒在|倒地|叫不醒|不省人事|昏迷|没气了|没呼吸|吐血|抽搐|喘不上气|流血不止|休克'

const signs: readonly Sign[] = [
  {
    kind: 'gas',
    call: '119',
    says: /(?:煤气|燃气|天然气|瓦斯|液化气)[^，。！!,；;？?]{0,6}(?:味|漏|泄|臭)|(?:闻到|闻着|一股)[^，。,]{0,6}(?:煤气|燃气|天然气|瓦斯|液化气)|gas (?:leak|smell)|(?:smells? of|leaking) gas/,
    unless: /漏洞|漏收|漏报|漏抄/,
  },
  {
    kind: 'fire',
    call: '119',
    says: /(?<![看接拿向顺不点能])着火(?!车)|起火(?!头|原因)|失火|火灾|冒(?:浓|黑|白|大)?烟|冒火|烧起来|爆炸|浓烟|(?:屋|家|房间|楼道|走廊)[^，。,]{0,4}(?:全是|都是)烟|一屋子烟|好大的?烟|on fire|there is a fire|smoke is coming/,
    unless: /大爆炸|爆炸声|爆炸式|烟味|油烟|烟囱|烟道|香烟|抽烟/,
  },
  {
    kind: 'trapped',
    call: '119',
    says: /(?:困|关|卡)在[^，。,]{0,6}(?:电梯|里面|轿厢)|(?:电梯|轿厢)[^，。,]{0,8}(?:困|卡|关)(?:了|住|着)?[^，。,]{0,4}(?:人|孩|娃)|(?:stuck|trapped) in the (?:lift|elevator)/,
  },
  {
    kind: 'wires',
    call: '119',
    says: /触电|漏电|电线[^，。,]{0,6}(?:掉|断|垂|冒火花|打火)|live wire|electrocuted/,
    unless: /漏电保护|漏电开关|漏电故障|防漏电|剪断/,
  },
  {
    kind: 'injury',
    call: '120',
    says: new RegExp(
      `(?:${who})[^，。！!,；;]{0,12}(?:${fallen})|(?:${who})[^，。！!,；;]{0,8}(?:摔倒|摔|倒下)[^，。,]{0,8}(?:起不来|不动|没反应|流血|了)|(?:晕|昏|摔|跌)(?:倒|下)[^，。,]{0,6}(?:起不来|不动|叫不醒|没反应)|心脏病犯|心梗|中风了|坠楼|跳楼|轻生|割腕|喝农药|unconscious|collapsed|heart attack|not breathing`,
    ),
    unless: /坠楼隐患|(?:垃圾|废料|泔水|污水|剩饭|剩菜|渣土?|沙子?|油|汤)[^，。,]{0,4}倒在/,
  },
  {
    kind: 'violence',
    call: '110',
    says: /(?:正在|在)(?:打人|砍人|打架|砸门|撬门|行凶)|持刀|拿着?刀(?!具)|(?:有人|贼|小偷)[^，。,]{0,4}入室|(?:小偷|贼)[^，。,]{0,4}(?:正在|在屋|在家|在撬|进来)|家暴(?!征)|(?:正在|在)被打|(?:在|要|又|动手)打我(?!电话|还|们|不)|救命(?:啊|呀|$)|being attacked|with a knife/,
  },
]

// What only sounds like it: rules about fire, what might happen, what keeps happening, questions, and what did not.
const supposed =
  /消防(?!车快来)|防火|火锅|隐患|怕|担心|容易|极易|易发|可能|万一|以免|避免|防止|一旦|如果|假如|要是|倘若|若|假设|谁(?:能|来)|随时|难道|后果|导致|造成|引起|引发|会不会|不是(?:着火|漏气)|没有?(?:着火|起火|漏)|事故|风险|安全问题|理赔|保险|宣传|演练|预防/
const before =
  /曾|上次|去年|前年|上个?月|上周|以前|之前|当年|那天|那次|昨天|前天|前几天|[0-9一二两三四五六七八九十]{1,4}(?:[年月日]|号(?!楼|院))|已经(?:灭|扑灭|处理|修)|发生过|过一次|[几多数]次|次数|经常|频繁|屡|常常|时常|总是|老是|事件|案例|报道|被困过|关过/
const service = /开通|缴费|安装|报装|置换|改造|收费|充值/

/** Somebody in danger writes few words, or says that it is now; a letter tells of what was or might be. */
const shortEnough = 120
const isNow = /正在|现在|刚刚|刚才|赶紧|快来|马上|救命(?:啊|呀|$)|救人啊|right now|help/

const longest = 8_000

/** Whether life is in danger, read in the words as they were said; of a very long text its beginning. */
export function readDanger(words: string): Danger | null {
  return findDanger(normalise(words.toWellFormed().slice(0, longest)))
}

/** Looks clause by clause of a normalised text, so that a harmless clause does not hide a dangerous one. */
export function findDanger(text: string): Danger | null {
  const isLetter = text.length > shortEnough
  for (const clause of text.toLowerCase().split(/[，。！!,；;？?\n]/)) {
    if (isLetter && !isNow.test(clause)) continue
    const sign = signs.find((each) => isMeant(clause, each))
    if (sign) return { kind: sign.kind, call: sign.call, because: [sign.says.exec(clause)?.[0] ?? ''] }
  }
  return null
}

// A smell of gas is a danger since whenever it has been there; a fire of last year is none.
function isMeant(clause: string, { kind, says, unless }: Sign): boolean {
  if (!says.test(clause) || unless?.test(clause) || supposed.test(clause)) return false
  return kind === 'gas' ? !service.test(clause) : !before.test(clause)
}
