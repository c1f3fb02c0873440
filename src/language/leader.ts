import { type BodyKind, categories, type Nature, type Topic, type Urgency } from '../rulebook/categories.ts'
import type { Danger } from './danger.ts'

/** Bodies that the words name themselves count before the catalogue's usual one. */
const named: readonly (readonly [BodyKind, RegExp, readonly Topic[] | null])[] = [
  ['police', /派出所|公安|报警|小偷|盗窃|诈骗|户口|身份证|红绿灯|违停|交警|飙车|炸街/, null],
  [
    'urban_management',
    /城管|占道|摆摊|违建|违章建筑|油烟|渣土|夜市|广场舞|施工/,
    ['noise', 'sanitation', 'illegal_build'],
  ],
  ['environment', /环保|排放|废气|粉尘|养猪|养殖|河水|污染/, ['sanitation', 'noise']],
  ['transport', /公交|地铁|出租|网约车|高速/, ['roads_lighting']],
  ['owners_committee', /业委会|业主委员会/, ['building_repair', 'parking']],
  ['developer', /开发商/, ['building_repair', 'drainage_leak', 'lift_fault']],
  ['planning', /拆迁|征地|征收|土地|规划|安置|棚改/, ['housing_title', 'greening_space', 'roads_lighting']],
  [
    'human_resources',
    /社保|医保|养老金|退休|工资|欠薪|农民工|劳动/,
    ['care_welfare', 'policy_question', 'other'],
  ],
  ['civil_affairs', /低保|残疾|特困|孤寡|敬老卡|高龄/, ['care_welfare']],
  ['market_regulation', /假货|退款|发票|超市|商场|收费标准|健身卡|会员/, ['other', 'property_service']],
  ['helpers', /不敢下楼|没人照看|送饭|陪|搭把手|买菜|拿药/, ['care_welfare']],
]

export function guessLeader(topic: Topic, words: string): BodyKind {
  for (const [body, says, among] of named)
    if (
      (among === null
        ? topic === 'safety' ||
          topic === 'parking' ||
          topic === 'roads_lighting' ||
          topic === 'policy_question'
        : among.includes(topic)) &&
      says.test(words)
    )
      return body
  return categories[topic].leadBody
}

const question = /[?？]|请问|吗$|怎么|如何|咨询|什么时候|哪里|能不能|是否|多少钱|what|how|when/
const complaint = /投诉|举报|没人管|不管|扰民|乱|违|欺|坑|严重|强烈|受不了/
const suggestion = /建议|希望能|能否增加|最好/
const thanks = /谢谢|感谢|表扬|点赞|辛苦了/

export function guessNature(words: string): Nature {
  if (thanks.test(words) && !complaint.test(words)) return 'thanks'
  if (suggestion.test(words) && !complaint.test(words)) return 'suggestion'
  if (question.test(words) && !complaint.test(words)) return 'question'
  return complaint.test(words) ? 'complaint' : 'help'
}

const manyHomes =
  /(?:整栋|全楼|整个单元|整个小区|全小区|家家|所有住户|几十户|上百户)[^，。,]{0,8}(?:停|没|断)|(?:停|断)(?:水|电|气)[^，。,]{0,6}(?:一天|两天|三天|好几天|几天)/
const weak =
  /老人|[七八九]十[一二三四五六七八九]?岁?|[789]\d岁|孕|残疾|轮椅|病人|婴儿|孩子|小孩|独居|卧床|两天没见|没见着人/
const atRisk = /掉下来|摔|滑倒|砸|危险|塌|裸露|没盖|倒了|漏电|冒|渗到|滴|泡|进不来|出不去|没见/

export function guessUrgency(words: string, danger: Danger | null): Urgency {
  if (danger || manyHomes.test(words) || /(?:两|三|几|好几)天没见/.test(words)) return 'now'
  return weak.test(words) || atRisk.test(words) ? 'soon' : 'normal'
}

const elsewhere: ReadonlySet<Topic> = new Set([
  'housing_title',
  'education_health',
  'policy_question',
  'other',
])

/** Whether a residents' committee would call it a matter of its own neighbourhood. */
export function isNeighbourhood(topic: Topic): boolean {
  return !elsewhere.has(topic)
}
