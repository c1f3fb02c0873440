import type { BodyKind, Topic } from './categories.ts'

export type RulebookWords = {
  readonly topics: Readonly<Record<Topic, string>>
  readonly bodies: Readonly<Record<BodyKind, string>>
}

export const zh: RulebookWords = {
  topics: {
    lift_fault: '电梯',
    lift_retrofit: '加装电梯',
    water_power_gas: '水电气',
    heating: '暖气',
    drainage_leak: '漏水堵水',
    building_repair: '房屋维修',
    property_service: '物业',
    owners_governance: '业委会和公共账',
    parking: '停车',
    roads_lighting: '路和灯',
    noise: '吵闹',
    sanitation: '卫生',
    greening_space: '树和场地',
    illegal_build: '乱搭乱占',
    safety: '安全',
    neighbour_dispute: '邻里',
    housing_title: '买房和房证',
    care_welfare: '照顾和救助',
    education_health: '上学看病',
    policy_question: '问政策',
    other: '别的事',
  },
  bodies: {
    community: '服务站',
    property: '物业',
    owners_committee: '业委会',
    street: '街道',
    housing_bureau: '房管局',
    urban_management: '城管',
    police: '派出所',
    utility: '水电气热公司',
    market_regulation: '市场监管所',
    environment: '生态环境局',
    transport: '交通路政',
    planning: '规划局',
    civil_affairs: '民政残联',
    human_resources: '人社医保',
    education_health: '教育卫健',
    developer: '开发商',
    helpers: '帮手队',
    other: '别的单位',
  },
}
