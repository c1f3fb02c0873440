import type { BodyKind } from './categories.ts'

/** What people call a body of this kind. Rather a word too many: a matter that is closed can still be worked on. */
const calledLike: Readonly<Record<BodyKind, string>> = {
  community: '居委|社区|社區|服务站|服務站',
  property: '物业|物業|物管|保安|门卫|門衛|管家|保洁|保潔',
  owners_committee: '业委|業委|业主委|業主委|业主代表',
  street: '街道|办事处|辦事處',
  housing_bureau: '房管|住建|房产局|房產局|房屋管理',
  urban_management: '城管|执法局|執法|综合执法',
  police: '警|公安|派出所',
  utility: '水公司|水务|水務|水厂|供水|供电|供電|电力|電力|电网|燃气公司|煤气公司|热力|熱力|供热|供暖公司',
  market_regulation: '市场监|市場監|工商|市监|食药',
  environment: '环保|環保|生态环境|生態環境|环卫|環衛',
  transport: '交通局|交通运输|交管|公交|路政|市政',
  planning: '规划|規劃|自然资源|国土',
  civil_affairs: '民政',
  human_resources: '人社|社保|劳动局|勞動局|就业局',
  education_health: '学校|學校|幼儿园|幼兒園|医院|醫院|卫健|衛健|教育局|老师|大夫|医生|护士',
  developer: '开发商|開發商|施工|工地|工程队|建筑公司|装修公司',
  helpers: '志愿|志願|党员|黨員|义工',
  other: '单位|單位|公司|商户|店',
}

/** Whether the words name the body, or what it is usually called. */
export function isAbout(
  { kind, name }: { readonly kind: BodyKind; readonly name: string },
  texts: readonly string[],
): boolean {
  // Spaces and strokes between the letters do not hide a name.
  const said = texts.map((text) => text.normalize('NFKC').replace(/[\s\p{P}\p{Cf}]/gu, '')).join('\n')
  const full = name.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
  return (full.length >= 2 && said.includes(full)) || new RegExp(calledLike[kind], 'u').test(said)
}
