/**
 * Words of the catalogue that name a thing, or the lack of one, and so may stand as the name of a matter. 想问, 砸到人 or
 * 狗屎 are heard just as often and name nothing that anybody could come and mend.
 */
export const things: ReadonlySet<string> = new Set(
  [
    '电梯 轿厢 电梯门 电梯按钮 停水 停电 停气 水压 水质 水管 水表 电表 气表 水泵 水箱 水龙头 变压器 阀门 燃气 天然气',
    '暖气 地暖 暖气片 暖气管 换热站 漏水 漏雨 渗水 滴水 返水 下水道 化粪池 排污管 雨水管 污水管 排水管 地漏 窨井 井盖',
    '排水沟 污水井 天花板 楼道灯 声控灯 感应灯 走廊灯 楼梯灯 过道灯 灯泡 外墙 墙皮 墙砖 墙面 屋顶 房顶 单元门 楼道门',
    '防盗门 楼宇门 门禁 门锁 对讲机 楼梯扶手 扶手 楼梯 楼道 雨棚 停车位 车位 停车 停车费 充电桩 地下车库 车库 道闸 车棚',
    '地锁 路灯 路灯不亮 红绿灯 信号灯 人行道 斑马线 盲道 公交站 路面 护栏 减速带 标线 垃圾 垃圾桶 垃圾站 油烟 烟道 公厕',
    '绿化 绿化带 绿地 草坪 花坛 树枝 大树 健身器材 滑梯 凉亭 座椅 长椅 石凳 小广场 活动室 篮球场 杂物 消防通道 灭火器',
    '消火栓 摄像头 监控 栏杆 电线 高压线 业委会 业主大会 维修资金 维修基金 物业费',
  ].flatMap((line) => line.split(' ')),
)
