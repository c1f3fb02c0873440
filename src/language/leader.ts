import { type BodyKind, categories, type Topic } from '../rulebook/categories.ts'

/*
 * Who would lead: usually the catalogue's body of the topic, unless the words show that the matter belongs to another.
 * Read from the top: the first rule of the topic that speaks decides. It proposes; a person decides.
 */

/** With 'first' a rule asks the opening only: further down a letter speaks of much that is not its matter. */
type Rule = readonly [BodyKind, RegExp, 'first'?]

const rules: Readonly<Partial<Record<Topic, readonly Rule[]>>> = {
  lift_fault: [['developer', /开发商|还没验收|质保期/]],
  water_power_gas: [
    ['property', /二次供水|水箱|楼道.{0,6}(?:总闸|阀门)/],
    ['housing_bureau', /物业.{0,8}(?:停水|停电|断水|断电|代收|收取)/],
  ],
  drainage_leak: [['developer', /开发商|保修|交房|新房|验房/]],
  building_repair: [
    ['street', /改造/],
    ['developer', /开发商|保修|新房/],
    ['owners_committee', /业委会|业主委员会/],
  ],
  property_service: [
    ['street', /退场|交接|撤场|撤管/, 'first'],
    ['market_regulation', /物业费.{0,8}(?:贵|高|涨|定价)|(?:定价|价格|多收|乱收费|不开?给?发票)/],
  ],
  owners_governance: [['housing_bureau', /维修(?:资)?(?:基)?金/]],
  parking: [
    [
      'urban_management',
      /前坪|水泥墩|地锁|私人.{0,6}占|(?:路口|路边|人行道|街边).{0,8}(?:收费|设卡)|僵尸车/,
      'first',
    ],
    ['housing_bureau', /人防|产权车?位|车位.{0,8}(?:出售|产权|只卖|买卖|捆绑)|(?:出售|购买).{0,4}车位/],
    ['planning', /建议.{0,14}(?:建|修|规划).{0,10}停车|规划.{0,8}停车场/, 'first'],
    [
      'police',
      /违停|违章停|罚单|贴条|交警|乱停乱放|随意停|路窄|(?:马路|路边|道路|街上|路口|大道|[东西南北]路).{0,10}停|停.{0,4}(?:马路|路边)/,
    ],
    ['urban_management', /人行道|僵尸车|门前|前坪|绿化带|占道|霸占|水泥墩|地锁/],
    ['owners_committee', /业委会|业主委员会/],
  ],
  roads_lighting: [
    ['police', /红绿灯|信号灯|违停|超速|闯红灯|标线|单行|限行|交警/, 'first'],
    ['urban_management', /路灯/, 'first'],
    ['transport', /破损|破烂|坑|烂路|路烂|硬化|修复|积水|破旧/, 'first'],
    ['planning', /规划|开口/, 'first'],
    ['planning', /地铁|轻轨|磁悬浮|设站|天桥|修通|拉通|断头路|出入口/],
  ],
  noise: [
    ['urban_management', /渣土车|施工|工地|灵堂|道场|商铺|店铺|摆摊/, 'first'],
    ['environment', /(?:马路|车流|货车|卡车|汽车|路面|道路|车辆).{0,10}(?:吵|噪|声)|搅拌/, 'first'],
    ['transport', /高速|铁路|火车|高铁|列车|轨道|立交|隔音(?:板|屏|带|墙)|绕城|环线/, 'first'],
    ['urban_management', /施工|工地|打桩|渣土|搅拌/],
    ['environment', /工厂|厂房|厂区|车间|变电|环评|排风|冷却塔/],
    [
      'police',
      /ktv|麻将|棋牌|酒吧|清吧|歌厅|唱歌|跳舞|广场舞|音响|音乐|喇叭|邻居|楼上|楼下|隔壁|装修|群租|飙车|炸街|鸣笛|装卸|狗叫|深夜|半夜/,
    ],
  ],
  sanitation: [
    [
      'environment',
      /搅拌|工厂|化工|厂(?!家)|排污|废气|废水|养殖|养猪|猪场|采石|砂石|沙场|矿|河水|水库|大气|雾霾|环评/,
    ],
    ['market_regulation', /无证|执照|取缔.{0,8}(?:饭店|餐馆|餐饮)|食品/],
    [
      'urban_management',
      /油烟|饭店|餐|烧烤|夜宵|垃圾(?:站|楼|场|中转)|路段|大道|下水道|倾倒|建筑垃圾|渣土|焚烧|烧垃圾|路边|街|马路|扬尘|工地|公厕|光污染|灯光|市场|外墙|村|店/,
    ],
  ],
  greening_space: [
    ['urban_management', /毁绿|砍树|砍伐|毁坏/],
    ['education_health', /学校|小学|中学|田径场|图书馆/],
    ['planning', /规划|修建|建设|公园|市政|用地/],
    ['street', /活动室|活动中心|活动场|社区|休闲|老年|被.{0,8}占/],
  ],
  illegal_build: [
    ['urban_management', /违建|违章建筑|违法建筑|违法搭建|搭建|占道|摆摊/, 'first'],
    ['market_regulation', /无证经营|营业执照|无照|经营许可|药店|药房/],
    ['planning', /开发商|规划|审批|项目|许可证|图纸|竣工图|备案|容积率|地产|用地|养老院|养老公寓/, 'first'],
    ['street', /物流|仓库|城中村|安置小区/, 'first'],
  ],
  safety: [
    ['utility', /高压线|变电|电线|电缆|电杆|电线杆|基站|煤气|燃气|天然气/],
    ['police', /偷|盗|抢|打架|斗殴|赌|传销|毒|黄|骚扰|持刀|抛物|扔|狗|犬|陌生人|治安|骗|鞭炮|烟花|飙车|监控/],
    ['housing_bureau', /承重墙|危房|装修|房屋|拆墙/],
    ['developer', /开发商|栏杆|走廊|设计/],
    ['property', /消防|灭火器|消火栓|充电|电动车|电瓶车|飞线|小区|楼道|围墙/],
    ['street', /隐患|护坡|塌/],
  ],
  housing_title: [
    ['housing_bureau', /棚改|公租|廉租|经适房|限价房|直管公房/, 'first'],
    [
      'planning',
      /征地|规划|宅基地|土地|红线|用地|加盖|加建|两证合一|一房两证|写字楼.{0,6}(?:建|盖)/,
      'first',
    ],
    ['planning', /(?:征收|拆迁).{0,20}(?:补偿|标准|农|村|组|地块)|(?:村|组|农).{0,20}(?:征收|拆迁)/, 'first'],
    ['street', /村民|安置房.{0,6}(?:分配|分房)|(?:分配|分房).{0,6}安置/],
  ],
  care_welfare: [
    ['helpers', /不敢下楼|没人照看|送饭|陪|搭把手|买菜|拿药|下不了楼/],
    ['human_resources', /社保|医保|医疗保险|养老保险|养老金|退休|报销|工伤|失业|缴费年限|社会保险/],
    [
      'civil_affairs',
      /低保|残疾|特困|五保|敬老|养老院|养老公寓|养老机构|高龄|老年卡|救助|孤儿|丧葬|退役|退伍|优抚/,
    ],
  ],
  policy_question: [
    ['police', /户口|落户|户籍|身份证|护照|驾照|驾驶证|居住证|车牌|年审/],
    ['housing_bureau', /房|公积金|摇号|限购|物业/],
    ['civil_affairs', /结婚|离婚|低保|残|老年|社会组织/],
    ['education_health', /医院|健康|疫苗|学校|学籍|生育|二胎|准生|独生|教师/],
    ['human_resources', /社保|医保|养老|退休|职称|技能|人才|就业|编制|公务员|事业单位|档案|临时工/],
    ['planning', /规划|地块|用地|空地|不动产/],
    ['market_regulation', /执照|食品|公司注册|个体户/],
    ['transport', /公交|地铁|高速|出租|网约/],
    ['other', /税|补助资金|招商|一体化|发展/],
  ],
  other: [
    ['human_resources', /工资|欠薪|拖欠|加班|劳动|社保|年假|年休|裁员|辞退|农民工|工伤|合同工|薪/],
    ['police', /诈骗|传销|集资|网贷|套路贷|高利贷|黑社会|涉黑|涉黄|赌|窃听|隐私|立案|p2p|报案|刑事/],
    ['transport', /的士|出租车|网约车|大巴|客运|黑车|公交|地铁|非法营运|长途/],
    ['utility', /宽带|信号|移动公司|联通|电信|光纤|有线电视|网线/],
    [
      'market_regulation',
      /退款|退货|退费|退钱|退押金|不退|商家|消费|假货|超市|商场|健身|会员|驾校|美容|食品|缺斤|短斤|发票|价格|餐|快递|淘宝|维修|店|市场|欺诈|培训/,
    ],
    ['street', /村(?:委|干部|支书|长|组|民|里)?|街道办|社区/],
    ['housing_bureau', /房|物业/],
    ['other', /公司|单位|银行|法院|检察|税|局|政府|城市|干部/],
  ],
}

/** @param usual who leads where the words show nothing else */
export function guessLeader(
  topic: Topic,
  words: string,
  usual: BodyKind = categories[topic].leadBody,
): BodyKind {
  const said = words.slice(0, longest)
  const opening = said.slice(0, 60)
  const mine = rules[topic] ?? []
  const decided =
    mine.find(([, says]) => says.test(opening)) ??
    mine.find(([, says, where]) => where !== 'first' && says.test(said))
  return decided?.[0] ?? usual
}

const longest = 600

const ours = /小区|业主|社区|物业|单元|栋|楼道|居民|家属院|宿舍|安置|邻居|街道|我们楼/
const always: ReadonlySet<Topic> = new Set([
  'lift_fault',
  'lift_retrofit',
  'water_power_gas',
  'heating',
  'drainage_leak',
  'building_repair',
  'property_service',
  'owners_governance',
  'parking',
  'noise',
  'sanitation',
  'greening_space',
  'illegal_build',
  'safety',
  'neighbour_dispute',
])
const never: ReadonlySet<Topic> = new Set(['policy_question'])
const farAway = /地铁|高速|全市|全省|国道|高铁|轻轨|磁悬浮|城市发展|公交/

/** What is between buyers and those who sell: no committee is there yet. */
const selling =
  /交房|收房|认筹|购房|买房|楼盘|开盘|预售|验收|虚假宣传|虚假广告|开发商|房地产公司|样板|精装|退房|定金|网签|贷款|公寓当/

/** Whether a residents' committee would call it a matter of its own neighbourhood. */
export function isNeighbourhood(topic: Topic, words: string): boolean {
  if (always.has(topic)) return true
  if (never.has(topic)) return false
  const said = words.slice(0, longest)
  if (topic === 'care_welfare') return !/医保|社保|报销|养老金|退休/.test(said) || ours.test(said)
  if (topic === 'housing_title')
    return !selling.test(said.slice(0, 120)) || /安置|回迁|老旧|宿舍|村|棚改|拆迁|征收/.test(said)
  if (topic === 'roads_lighting') return !farAway.test(said.slice(0, 60))
  return ours.test(said.slice(0, topic === 'other' ? 60 : 200))
}
