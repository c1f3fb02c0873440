/** Life may be in danger now: who must be called before anything else. */
export type Danger = {
  readonly kind: 'fire' | 'gas' | 'injury' | 'violence' | 'trapped' | 'wires'
  readonly call: '119' | '120' | '110'
  readonly because: readonly string[]
}

type Sign = Omit<Danger, 'because'> & { readonly says: RegExp }

const signs: readonly Sign[] = [
  {
    kind: 'gas',
    call: '119',
    says: /(?:煤气|燃气|天然气|瓦斯|液化气|煤氣|燃氣|天然氣)[^，。！!,；;？?]{0,6}(?:味|漏|泄|洩|臭)|(?:闻到|聞到|一股)[^，。,]{0,6}(?:煤气|燃气|天然气|瓦斯|燃氣|天然氣)|gas (?:leak|smell)|smells? of gas/,
  },
  {
    kind: 'fire',
    call: '119',
    says: /着火|起火|失火|火灾|火災|冒(?:浓|黑|白)?烟|冒火|烧起来|燒起來|爆炸|on fire|smoke is coming/,
  },
  {
    kind: 'trapped',
    call: '119',
    says: /(?:困|关|卡|關)在[^，。,]{0,6}(?:电梯|電梯|里面|裡面)|(?:电梯|電梯)[^，。,]{0,8}(?:困|卡|关)(?:了|住|着)?[^，。,]{0,4}人|(?:stuck|trapped) in the (?:lift|elevator)/,
  },
  {
    kind: 'wires',
    call: '119',
    says: /触电|觸電|漏电|漏電|电线[^，。,]{0,6}(?:掉|断|垂|冒火花|打火)|電線[^，。,]{0,6}(?:掉|斷)|live wire|electrocuted/,
  },
  {
    kind: 'injury',
    call: '120',
    says: /(?:人|老人|孩子|小孩|大爷|大妈|奶奶|爷爷|我妈|我爸|邻居|老伴)[^，。！!,；;]{0,12}(?:晕倒|昏倒|摔倒|倒在|倒下|叫不醒|不省人事|昏迷|没气了|不动了|吐血|抽搐|喘不上气|流血)|(?:晕|昏|摔|跌|倒)(?:倒|下|在地)[^，。,]{0,6}(?:起不来|不动|叫不醒|没反应)|心脏病犯|心梗|中风了|坠楼|跳楼|轻生|割腕|unconscious|collapsed|heart attack/,
  },
  {
    kind: 'violence',
    call: '110',
    says: /(?:正在|在)(?:打人|砍人|打架|砸门|行凶)|持刀|拿刀|入室|小偷[^，。,]{0,4}(?:正|在)|家暴|被打|打我|being attacked|with a knife/,
  },
]

// What only sounds like it: rules about fire, the past, questions, and what did not happen.
const harmless =
  /消防通道|消防车|消防设施|消防栓|消防|防火|火锅|火灾隐患|隐患|怕[^，。,]{0,8}(?:着火|起火|失火|爆炸|触电|漏电)|容易[^，。,]{0,6}(?:着火|起火|触电|漏电|爆炸)|可能[^，。,]{0,8}(?:着火|起火|爆炸|漏电|触电)|万一|以免|避免|防止|曾经|上次|去年|前年|上个月|以前|之前|已经(?:灭|扑灭|处理|修)|没有?(?:着火|起火|漏)|不是(?:着火|漏气)|会不会|开通|缴费|安装|报装|置换/

/** Looks clause by clause, so that a harmless clause does not hide a dangerous one. */
export function findDanger(text: string): Danger | null {
  for (const clause of text.toLowerCase().split(/[，。！!,；;？?\n]/)) {
    if (harmless.test(clause)) continue
    for (const { kind, call, says } of signs) {
      const found = says.exec(clause)
      if (found) return { kind, call, because: [found[0]] }
    }
  }
  return null
}
