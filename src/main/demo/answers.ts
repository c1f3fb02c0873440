import type { BodyKey } from './people.ts'
import type { Theme } from './sayings.ts'

/** What the post says and does about a theme. */
export type Answering = {
  /** Who would be asked to take it; null when the post does it itself. */
  readonly body: BodyKey | null
  /** Whose it is, according to a body that refuses. */
  readonly better: BodyKey
  readonly photo: 'lamp' | 'pipe' | 'corridor' | 'yard' | null
  readonly told: readonly string[]
  readonly done: readonly string[]
}

const toldAny = [
  '您好，已经收到了，今天下午去现场看。',
  '刚去看过了，情况记下来了，正在联系人来处理。',
  '跟您说一声，师傅约在明天上午上门。',
  '材料不够，正在调货，到了马上装。',
]

export const answering: Readonly<Record<Theme, Answering>> = {
  lamp: {
    body: 'property',
    better: 'power',
    photo: 'lamp',
    told: ['灯泡和感应头都要换，物业师傅明天带过来。', '线路已经查过，是开关受潮，正在晾干。', ...toldAny],
    done: [
      '换了新的感应灯，试过了，跺一脚就亮。',
      '灯罩重新固定，灯泡也换了。',
      '线接好了，从一楼到六楼都亮。',
    ],
  },
  leak: {
    body: 'property',
    better: 'housing',
    photo: 'pipe',
    told: ['已经上楼看过，是水管接头老化，约了师傅。', '屋面要等天晴才能做防水，预报后天放晴。', ...toldAny],
    done: [
      '接头换了新的，观察了一天不再滴水。',
      '屋面补了防水，浇水试过不漏。',
      '墙面渗水处已经补好，等干透再刷白。',
    ],
  },
  drain: {
    body: 'property',
    better: 'water',
    photo: 'pipe',
    told: ['疏通车已经在路上。', '主管道堵在两栋楼之间，要开井清掏。', ...toldAny],
    done: [
      '管道通了，井里的杂物清出来两袋。',
      '换了新井盖，也冲洗了地面。',
      '疏通好了，请一楼再看看返不返水。',
    ],
  },
  door: {
    body: 'property',
    better: 'owners',
    photo: 'corridor',
    told: ['锁匠今天来配锁芯。', '扶手焊接要断电作业，定在明天上午九点。', ...toldAny],
    done: ['门锁换好了，新门卡请到物业领。', '扶手焊牢了，晃不动了。', '台阶补了水泥，贴了防滑条。'],
  },
  rubbish: {
    body: 'property',
    better: 'city',
    photo: 'yard',
    told: ['已经通知保洁加收一趟。', '楼道里的东西贴了告知单，三天内请自己收回。', ...toldAny],
    done: ['清走了，地面也冲了。', '楼道清出来了，和那家也说好了不再放。', '加了一个桶，收运改成一天两次。'],
  },
  tree: {
    body: 'property',
    better: 'planning',
    photo: 'yard',
    told: ['修剪要登高车，已经排上队。', '器材先围起来了，配件在买。', ...toldAny],
    done: [
      '枯枝锯掉了，二楼看得见太阳了。',
      '坏的那根换了新的，试过很结实。',
      '装了两把椅子，就在楼前背风的地方。',
    ],
  },
  parking: {
    body: 'property',
    better: 'police',
    photo: 'yard',
    told: ['已经给车主打了电话。', '通道划线这周五做，请大家先挪一挪。', ...toldAny],
    done: ['车挪走了，通道画了黄线。', '地锁拆了，位置还给大家用。', '拖走了一辆，另一辆车主自己开走了。'],
  },
  noise: {
    body: 'city',
    better: 'police',
    photo: null,
    told: ['晚上去听过了，确实吵，已经和对方谈了。', '工地说是抢工期，正在核对夜间许可。', ...toldAny],
    done: [
      '说好了晚上九点以后关音响，这几天去看都守住了。',
      '外机加了胶垫，声音小多了。',
      '工地夜里停了，贴了承诺书。',
    ],
  },
  illegal: {
    body: 'city',
    better: 'planning',
    photo: 'yard',
    told: ['现场量过了，已经发了整改通知。', '约了户主明天来服务站谈。', ...toldAny],
    done: ['棚子已经自己拆了。', '围起来的地方打开了，重新种了草。'],
  },
  utility: {
    body: 'water',
    better: 'power',
    photo: 'pipe',
    told: ['是外面主管抢修，预计今晚八点来水。', '电工来看过，总闸老化，要换。', ...toldAny],
    done: ['水来了，水压也量过，正常。', '空开换了新的，这两天没有再跳。', '电线收进线槽里了。'],
  },
  heat: {
    body: 'heat',
    better: 'property',
    photo: 'pipe',
    told: ['换热站在调水量，明天再来量温度。', '立管里有气，今天逐层放气。', ...toldAny],
    done: ['放了气，换了阀门，量了是二十一度。', '楼栋阀门开大了，一楼也热了。'],
  },
  road: {
    body: 'roads',
    better: 'street',
    photo: 'yard',
    told: ['路灯所说电缆被挖断，正在找故障点。', '坑先用冷料补了，正式铺装排在下周。', ...toldAny],
    done: ['两盏灯都亮了。', '路面补平了，推车走过没问题。', '铺了防滑垫，雪天也能走。'],
  },
  property: {
    body: 'housing',
    better: 'owners',
    photo: null,
    told: ['约了物业经理和楼长一起谈。', '已经让物业把值班电话贴到每个单元门口。', ...toldAny],
    done: ['值班电话换了新的，打过三次都有人接。', '收支表贴在公告栏了，有疑问可以来站里看明细。'],
  },
  owners: {
    body: 'owners',
    better: 'street',
    photo: null,
    told: ['业委会答应这周把账目整理出来。', '换届要等街道指导小组，已经报上去了。', ...toldAny],
    done: ['账目贴出来了，站里也留了一份可以查。', '换届的时间表已经公示。'],
  },
  lift: {
    body: null,
    better: 'planning',
    photo: 'corridor',
    told: [
      '流程单页放到您家信箱了，第一步是征求整个单元的意见。',
      '周六下午在服务站开说明会，请各家来一位。',
      ...toldAny,
    ],
    done: ['说明会开过了，十二户来了十户，意愿书已经发下去。', '补贴的文件给各家讲过了，联系人也定了。'],
  },
  care: {
    body: null,
    better: 'civil',
    photo: null,
    told: ['刚上门看过，人没事，约好每天通个电话。', '帮手队已经排了人，中午十一点半送到。', ...toldAny],
    done: [
      '轮椅送到了，用完打电话我们来取。',
      '材料都帮着备齐交上去了。',
      '已经和帮手结上对，每周二、周五上门。',
    ],
  },
  quarrel: {
    body: null,
    better: 'police',
    photo: null,
    told: ['两家都去坐过了，约了周末一起谈。', '楼长也在帮着说和。', ...toldAny],
    done: ['两家握手了，鞋柜搬回屋里。', '说好晾衣服前先打招呼，签了个小约定。'],
  },
  safety: {
    body: 'property',
    better: 'police',
    photo: 'corridor',
    told: ['先把电池的事上门说了，充电桩的位置也指给他了。', '灭火器已经报了数量，统一换。', ...toldAny],
    done: [
      '灭火器都换了新的，水带也补上了。',
      '飞线剪掉了，车推到了充电棚。',
      '监控修好了，三个角都看得见。',
    ],
  },
  papers: {
    body: 'housing',
    better: 'planning',
    photo: null,
    told: ['已经帮您问了，这批材料在窗口排着。', ...toldAny],
    done: ['窗口说可以办了，需要的材料清单发给您了。'],
  },
  question: {
    body: null,
    better: 'insurance',
    photo: null,
    told: ['您好，带身份证和一张照片，周一到周五都能办。', '可以在站里帮您在手机上办，五分钟。'],
    done: ['已经帮您办好了。', '材料清单和窗口地址都给您写下来了。'],
  },
  other: {
    body: null,
    better: 'street',
    photo: null,
    told: ['谢谢您的建议，记下了，开会时说。', ...toldAny],
    done: ['活动室周六上午也开了，欢迎来。', '老花镜买了六副，放在门口抽屉里。'],
  },
}

export const whyOffered = [
  '按约定这是你们的活，麻烦接一下，居民等着回话。',
  '现场看过，是你们管的设备，请派人。',
  '请尽快安排，老人多，拖不得。',
] as const

export const whyRefused = [
  '设备不在我们的合同范围内。',
  '那一段管线不归我们，去年已经移交。',
  '我们没有执法权，要找管这个的部门。',
] as const

export const whyDesignated = [
  '查了移交协议，确实归你们，请三天内上门。',
  '两边都说不是自己的，先由你们牵头，别的事再谈。',
  '街道协调会定的，请直接办，不再转。',
] as const

export const whyLater = [
  '配件要从外地发货，改到这一天装好，请您再等等。',
  '天冷做不了防水，等气温上来就做，先临时遮一下。',
  '施工要提前公告三天，定在这一天。',
] as const

export const asked = [
  '请问白天什么时候家里有人？',
  '是从哪一天开始的，您还记得吗？',
  '方便的话拍张照片发过来好吗？',
] as const

export const explained = [
  '这栋楼的管道在改造计划里，明年统一换，现在单独换不了；先给您装了接水盘，每周来看一次。',
  '这块地不归小区，规划是市政绿地，种什么由园林定；意见已经替您递上去了。',
  '按现在的文件这种情况领不到补贴，条件变了我们第一时间告诉您。',
] as const

export const referredTo = [
  ['区人民法院立案庭，0555-0170', '这是已经起诉的事，要等法院判，立案庭的电话和地址给您写在这里。'],
  ['劳动保障监察大队，0555-0171', '欠工资的事由监察大队管，我们陪您把材料整理好了。'],
  ['区信访接待中心，0555-0172', '已经在信访程序里了，接待中心会给您书面答复。'],
] as const

export const insideNotes = [
  '电话里老人家听不清，下次直接上门。',
  '这家去年也报过一次，翻一下旧账。',
  '楼长说可以帮着开门。',
  '师傅只有周三有空，先记着。',
] as const
