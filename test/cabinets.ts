/** Sayings about one new thing that the starter model does not know, to learn from. */
export const cabinets: readonly string[] = [
  '快递柜堵着门口，出不去',
  '快递柜挡道',
  '快递柜挡着走道',
  '楼下快递柜太碍事',
  '快递柜立在路中间',
  '把快递柜挪走吧',
  '快递柜晚上亮得刺眼',
  '老人绕不过快递柜',
]

/** Another of the kind, which nobody put right. */
export const unseenCabinet = '新装的快递柜太占地方'
