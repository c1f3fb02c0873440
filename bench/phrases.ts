import { searchVector } from '../src/language/grams.ts'
import type { Topic } from '../src/rulebook/categories.ts'

/** A composed matter: enough variety that an index has work to do, and nobody's real words. */
export type Phrase = {
  readonly title: string
  readonly words: string
  readonly topic: Topic
  readonly search: string
}

const what: readonly (readonly [Topic, readonly string[]])[] = [
  [
    'building_repair',
    [
      '楼道灯不亮',
      '单元门锁不上',
      '外墙掉皮',
      '楼顶漏雨',
      '扶手松了',
      '信报箱坏了',
      '窗框变形',
      '台阶缺了角',
    ],
  ],
  ['drainage_leak', ['下水道堵了', '楼上往下渗水', '地下室积水', '井盖冒水', '卫生间返味', '水管接头滴水']],
  ['lift_fault', ['电梯停在三楼', '电梯门关不严', '电梯晃得厉害', '电梯按钮失灵']],
  ['lift_retrofit', ['想加装电梯', '加装电梯怎么分摊', '加装电梯挡光', '加装电梯什么时候开工']],
  ['sanitation', ['垃圾没人清', '楼前有装修垃圾', '垃圾桶满了', '楼道堆着纸箱']],
  ['parking', ['车位被占', '消防通道停了车', '地锁挡路', '电动车停在门厅']],
  ['noise', ['半夜有人打麻将', '装修声音太大', '广场舞放音响', '空调外机嗡嗡响']],
  ['water_power_gas', ['停水没有通知', '电压不稳', '水表不走', '水压太低']],
  ['heating', ['暖气不热', '暖气片漏水', '屋里只有十五度']],
  ['greening_space', ['树枝刮窗户', '草坪秃了', '健身器材坏了', '花坛的砖松了']],
  ['roads_lighting', ['路灯一闪一闪', '井盖响', '路面有坑', '拐角看不见人']],
  ['care_welfare', ['老人两天没下楼', '敬老卡怎么办', '想找人帮忙买药', '轮椅过不去']],
]
const where = [
  '南门口',
  '北门旁边',
  '车棚边上',
  '二单元门口',
  '五楼拐角',
  '小广场',
  '配电室后面',
  '凉亭旁',
  '一楼大厅',
  '垃圾站旁边',
]
const since = [
  '三天了',
  '一个星期了',
  '从昨天晚上开始',
  '快一个月了',
  '下雨就这样',
  '每天早上都这样',
  '修过一次又坏了',
  '问过两回没人来',
]
const then = [
  '老人不敢走',
  '孩子上学要绕路',
  '邻居们都着急',
  '希望快点来看看',
  '麻烦给个准信',
  '晚上看不清路',
  '味道传到楼上',
  '影响休息',
]

/** @param count how many different ones, at most about 27,000 */
export function phrases(count: number): Phrase[] {
  const all = what.flatMap(([topic, titles]) => titles.map((title) => ({ topic, title })))
  return Array.from({ length: count }, (_, n) => {
    const { topic, title } = all[n % all.length] ?? { topic: 'other' as const, title: '别的事' }
    const pick = (list: readonly string[], step: number) => list[Math.floor(n / step) % list.length] ?? ''
    const words = `${pick(where, all.length)}${title}，${pick(since, all.length * 10)}，${pick(then, all.length * 80)}`
    return {
      title,
      words,
      topic,
      search: searchVector(`${title} ${words} 榆荫里 ${(n % 30) + 1}号楼`, `${title} 榆荫里`),
    }
  })
}
