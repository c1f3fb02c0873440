import type { Limit } from '../../kernel/calendar.ts'
import * as deed from './deeds.ts'
import * as named from './named-deeds.ts'
import { atOnce, hours, step } from './plots.ts'
import { joins, says } from './saying.ts'
import type { Theme } from './sayings.ts'
import type { Standing } from './standing.ts'
import type { Step } from './scene.ts'

/* What a visitor sees first: matters that have been from one body to the next. Days have nine working hours. */

const minutes = (amount: number): Limit => ({ amount, unit: 'minute' })

type Told = { readonly age: number; readonly theme: Theme; readonly spot: number; readonly words: string }

function way({ words, ...told }: Told, ...steps: readonly Step[]): Standing {
  const said = step(atOnce, (scene) => says(scene, { words, channel: 'qr', withPhoto: false, at: 5 }))
  return { ...told, clock: 'working', steps: [said, step(hours(0.5), deed.looks), ...steps] }
}

/** 3号楼2单元: four homes, photos, a date that was promised. */
const lampOfTheStairs: Standing = {
  age: 34,
  clock: 'working',
  theme: 'lamp',
  spot: 7,
  steps: [
    step(atOnce, (scene) =>
      says(scene, {
        words: '三楼到四楼的楼道灯坏了三天了，晚上黑得看不见台阶',
        channel: 'qr',
        withPhoto: true,
        at: 7,
      }),
    ),
    step(minutes(35), (scene) => joins(scene, { at: 9, words: '我家也是，摸着墙上楼' })),
    step(hours(0.5), deed.looks),
    step(hours(0.5), named.tellsThat('看过了，三楼那盏不亮。今天就跟物业说。')),
    step(hours(0.5), (scene) => joins(scene, { at: 10, words: '六楼也受影响，拍了一张', withPhoto: true })),
    step(hours(1), named.offersTo('property', '三楼的感应灯坏了，楼道归你们修，请接一下。')),
    step(hours(2), named.acceptedBy('property')),
    step(hours(4), (scene) => joins(scene, { at: 6, words: '我妈晚上不敢出门，盼着早点修' })),
    step(hours(8), named.tellsThat('灯泡换过了还是不亮，查到是感应开关坏了，已经订货。')),
    step(hours(1), named.promisesIn(3, '这种老开关停产了，厂家寄来一个，到了当天就装。')),
    step(hours(4), deed.urges),
  ],
}

const roof = way(
  { age: 99, theme: 'leak', spot: 33, words: '顶楼漏雨好几年了，年年修年年漏' },
  step(hours(2), named.tellsThat('上楼看过了，屋面防水老化，先请物业来补。', 'called')),
  step(hours(5), named.offersTo('property', '屋面漏雨，请先补漏。')),
  step(hours(2), named.acceptedBy('property')),
  step(hours(16), named.tellsThat('物业补了一遍，雨后还在渗，要整片重做。')),
  step(hours(2), named.promisesIn(3, '重做要动维修资金，请业委会先定下来。')),
  step(hours(8), named.offersTo('owners', '整片防水要用维修资金，请业委会牵头。')),
  step(hours(2), named.acceptedBy('owners')),
  step(hours(20), named.tellsThat('业委会在挨户征求意见，十二户签了八户。')),
  step(hours(22), named.tellsThat('签字够了，资金申请交上去被退回，缺一份鉴定。', 'called')),
  step(hours(9), named.offersTo('housing', '资金申请退了两次，请房管局指定鉴定单位。')),
  step(hours(3), named.designatedTo('housing', '维修资金归房管局管，由他们派人来鉴定。')),
)

const propertyPhone = way(
  { age: 72, theme: 'property', spot: 60, words: '物业电话从早打到晚没人接' },
  step(hours(3), named.tellsThat('我们也打了三次，确实没人接，去问物业经理了。')),
  step(hours(6), named.offersTo('housing', '物业值班电话长期无人接听，请督促。')),
  step(hours(5), named.refusedFor('owners', '先由业委会按合同约谈，谈不成再找我们。')),
  step(hours(6), named.designatedTo('owners', '合同是业委会签的，由业委会约谈，三天内回话。')),
  step(hours(18), named.tellsThat('业委会约了经理，他答应换人值班，还没换。')),
  step(hours(20), named.tellsThat('换了值班的人，晚上还是打不通，接着催。', 'called')),
)

const fund = way(
  { age: 58, theme: 'owners', spot: 25, words: '公共维修基金还剩多少，能不能查一查' },
  step(hours(4), named.tellsThat('账在业委会，去要了。')),
  step(hours(2), named.offersTo('owners', '业主要看维修资金的账，请公示。')),
  step(hours(15), named.designatedTo('street', '业委会一天没回，由街道督促公示。')),
  step(hours(18), named.tellsThat('街道发了函，业委会说月底前贴出来。')),
)

const blockedDrain = way(
  { age: 52, theme: 'drain', spot: 44, words: '楼前排水沟堵了，水排不走' },
  step(hours(2), named.tellsThat('来看过了，沟里是泥，请物业清。')),
  step(hours(1), named.offersTo('property', '楼前排水沟请清一下。')),
  step(hours(2), named.acceptedBy('property')),
  step(hours(20), named.tellsThat('沟清了，水还是不走，是外面的管子堵了。')),
  step(hours(4), named.offersTo('water', '小区外的雨水井堵了，请疏通。')),
  step(hours(5), named.acceptedBy('water')),
  step(hours(9), named.tellsThat('自来水公司来看过，说要约疏通车。')),
)

const gateLamps = way(
  { age: 41, theme: 'road', spot: 1, words: '小区大门口的路灯坏了两盏，黑黢黢的' },
  step(hours(2), named.tellsThat('晚上去看了，两盏都不亮。')),
  step(hours(2), named.offersTo('property', '大门口的路灯请换。')),
  step(hours(4), named.refusedFor('roads', '门外的灯杆是市政的，不在我们的合同里。')),
  step(hours(5), named.designatedTo('roads', '查了移交单，灯杆归路灯所。')),
  step(hours(12), named.tellsThat('路灯所来查过，地下的电缆断了一截，要等开挖。')),
)

const shed = way(
  { age: 35, theme: 'illegal', spot: 50, words: '一楼把窗户开成门，往外搭了个棚子' },
  step(hours(2), named.tellsThat('去现场量过了，棚子六平方米。')),
  step(hours(3), named.offersTo('city', '一楼外搭棚子，请现场核。')),
  step(hours(6), named.refusedFor('planning', '要规划先认定是不是违建。')),
  step(hours(5), named.designatedTo('city', '规划当天就认定了，由城管办。')),
  step(hours(6), named.tellsThat('城管发了通知，户主答应自己拆。', 'called')),
)

const cold = way(
  { age: 21, theme: 'heat', spot: 20, words: '供暖几天了，我们这一溜都是凉的' },
  step(hours(1), named.tellsThat('上门量了，十六度，报给热力公司了。', 'called')),
  step(hours(0.5), named.offersTo('heat', '这一溜立管都凉，请派人查。')),
  step(hours(1), named.acceptedBy('heat')),
  step(hours(6), named.tellsThat('热力公司放了气，楼里的总阀没开全。')),
  step(hours(2), named.offersTo('property', '总阀在你们地下室，请打开。')),
  step(hours(2), named.acceptedBy('property')),
  step(hours(3), named.tellsThat('阀门锈死了，物业叫了师傅来换。')),
)

const fireLane = way(
  { age: 17, theme: 'parking', spot: 36, words: '我家楼下车位被外面的车占了，天天这样' },
  step(hours(1), named.tellsThat('去看了，三辆都不是小区的车。')),
  step(hours(1), named.offersTo('property', '外来车占位，请管住大门。')),
  step(hours(3), named.refusedFor('police', '我们没有权力挪别人的车。')),
  step(hours(3), named.designatedTo('property', '大门是物业的，先把门禁管起来；要挪车再找派出所。')),
)

export const ways: readonly Standing[] = [
  lampOfTheStairs,
  roof,
  propertyPhone,
  fund,
  blockedDrain,
  gateLamps,
  shed,
  cold,
  fireLane,
]
