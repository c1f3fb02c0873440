/*
 * What a message is about, as far as it tells whether the places in it are where the matter is. Of a firm that cheats,
 * the address is not a neighbourhood's matter; of a line through the whole town the roads are its way.
 */

const home = /小区|业主|居民|住户|物业|邻居|我家|我们家|楼道|单元|社区|号楼|[栋幢]/
const trade =
  /(?<!物业|水务|供水|来水|燃气|天然气|供电|电力|热力|供热|环卫|公交|施工|建筑)公司|集团|机构|诈|骗|传销|贷款|网贷|理财|保险|培训|退费|退款|会员|加盟|彩票|驾校|珠宝|直属|中介|窃|控告|检察院|法院/
const wholeTown =
  /地铁|轨道|轻轨|高铁|城际|机场高速|公交(?:线路|高峰|运力|查询|换乘)|[0-9]路公交|运力|禁摩|限行|限号|禁令|全市|规划/

/** Characters in which a home is named when the matter is about one. */
const soon = 80

/** 'trade' where no place is meant, 'town' where roads and landmarks are only on the way, else 'home'. */
export function subjectOf(form: string): 'home' | 'trade' | 'town' {
  const end = form.search(/[。！？!?\n]/)
  const opening = end < 0 ? form : form.slice(0, end)
  if (trade.test(opening) && !home.test(form.slice(0, soon))) return 'trade'
  if (home.test(form)) return 'home'
  return wholeTown.test(opening) ? 'town' : 'home'
}
