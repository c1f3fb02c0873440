import type { Facts, RefusalWords } from './refusal-codes.ts'

export const zh: RefusalWords = {
  // 谁能做
  not_allowed: '这一步要由别的同事来做。找服务站的同事帮一下。',
  'page.not_found': '没找到这一页。扫一扫楼门口的码，或者回首页看看。',
  'rate.too_many': '点得太快了，您写的还在。等一分钟再按一次。',
  'form.forged': '这一页开得久了，您写的还在。再按一次就好。',

  // 表和文件
  'form.broken': '路上丢了几个字，没收全。您写的还在，看看有没有乱码，再按一次。',
  'form.too_large': '一次送得太多了。少放几张照片，再按一次。',
  'form.busy': '这会儿送照片的人多，您写的还在。过一分钟再按一次。',
  'input.invalid': '有的地方还没填对。看看标出来的那几处。',
  'file.broken': (facts) => `${nameOf(facts)}打不开。重新拍一张，再放上来。`,
  'file.disk_full': '照片一时存不下，您写的还在。先不放照片报上去，或者打服务站的电话。',
  'file.empty': (facts) => `${nameOf(facts)}是空的。重新选一张。`,
  'file.not_a_photo': (facts) => `${nameOf(facts)}不是照片，也不是录音。放照片或录音就行。`,
  'file.not_found': '这张照片已经不在了。要用的话，重新放一张。',
  'file.too_large': (facts) =>
    `${nameOf(facts)}太大了${facts['megabytes'] === undefined ? '' : `，最多${facts['megabytes']}兆`}。换一张小点的，或者重新拍一张。`,
  'file.too_many': (facts) =>
    facts['kind'] === 'voice'
      ? '录音只能放一段。先去掉原来那段，再放新的。'
      : `照片最多放${facts['most'] ?? 9}张，多出来的没放上。`,
  'file.too_many_pixels': (facts) => `${nameOf(facts)}太大了。用手机普通模式重新拍一张。`,
  'file.video': (facts) => `${nameOf(facts)}是录像，这里收不了。截一张图，或者录一段声音。`,

  // 报上去
  'words.missing': '还没写是什么事。写一句就行，比如：3号楼2单元灯坏了。',
  'words.too_long': (facts) =>
    `写得太长了${facts['most'] === undefined ? '' : `，最多${facts['most']}个字`}。先写要紧的，别的过后再补。`,
  'phone.not_a_number': (facts) => phoneSentence(Number(facts['digits'] ?? 0)),
  'place.not_found': '没找到这个楼门。看看楼号、单元对不对。',
  'person.not_found': '没找到这个人。看看选得对不对。',
  'code.not_found': '这个码我们没有。照楼门口贴的再扫一次，或者挑一挑您的小区。',
  'community.closed': (facts) =>
    `这个服务站不再收新的事了。${facts['phone'] === undefined ? '' : `要问的话，打${facts['phone']}。`}`,
  'request.danger': (facts) =>
    `救命的事先打${facts['call'] ?? '119、120、110'}。打过了再报上来，我们接着办。`,
  'request.known': '您说的是不是这件？是的话按“我家也是”，不是就按“不是，另报一件”。',
  'request.in_the_future': '时间还没到。看看日期和钟点对不对。',
  'request.not_found': '没找到这件。看看编号对不对。',
  'request.already_withdrawn': '这件已经收回了。要再报的话，重新写一句就行。',
  'request.too_late_to_withdraw': '过了10分钟，已经有人在办，收不回了。不用办了的话，补一句告诉我们。',
  'request.erased': '这件的内容已经按本人的意思抹掉了，改不了。',
  'link.forged': '这个链接不对，可能没复制全。打开收到的原来那条，或者打服务站的电话报编号。',
  'link.expired': '这个链接过期了。打服务站的电话报编号，给您一条新的。',

  // 事项
  'case.changed': '您看的时候这件事变了。看一眼刚变的，再按一次，您写的还在。',
  'case.not_found': '没找到这件事。看看编号对不对。',
  'case.ended': (facts) =>
    `这件事${endings[String(facts['state'])] ?? '已经结束了'}，不能再动了。还有事的话，另报一件。`,
  'case.not_being_worked': (facts) =>
    facts['state'] === 'done_claimed' || facts['state'] === 'confirmed'
      ? '这件事说是办好了，正等回话，这一步先做不了。没办好的话，请报的人按“没修好”。'
      : '这件事现在没有人在办，这一步做不了。',
  'case.not_said_done': '还没人说这件办好了。办好了会来问您。',
  'case.not_confirmed': '还没人说修好了，不能结。先打个电话问一问。',
  'case.too_long_ago': (facts) =>
    `这件事办结过了${facts['days'] ?? 30}天，不能接着办了。还没好的话，另报一件。`,
  'case.urged_lately': '刚催过了，承办的人和服务站都看到了。过一个小时还没动静，再催一次。',
  'case.same': '这两个编号是同一件事。换一个编号。',
  'case.nothing_left': '不能全分出去。至少留一项在原来的事里。',
  'need.not_found': '没选到要分出去的那一项。选上再按一次。',
  'case.not_open_to_helpers': '这件已经有人接了，或者不用帮手了。看看别的。',
  'answer.needs_words': '哪里没修好？写一句，好让人接着办。',
  'phone.none': '这位没有留电话。在事里给他写一句，他打开链接就看到了。',
  'promise.in_the_past': '这个时间已经过了。选今天下班以后的日子。',

  // 转办
  'body.not_found': '没找到这个单位。从单位里挑一个。',
  'case.awaits_designation': '这件已经退过一次，等协调员来定归谁。',
  'case.is_designated': '这件是协调员定下的，不能再转。办不动的话，请协调员重新定。',
  'offer.already_open': '已经问过一个单位，正等他们回话。要换的话，先撤回来。',
  'offer.better_is_itself': '退回来要写清该归谁，不能写自己。选一个该办的单位。',
  'offer.none': '现在没有在等回话的转办。可能已经接了、退了或者撤了。',
  'offer.to_holder': '这件就在这个单位手里。换一个单位。',
  'person.not_of_holder': '这个人不在承办的单位。先转给那个单位，再交给他。',
  'explanation.already_waits': '已经有一条说明在等协调员看。等看完再写。',
  'explanation.none': '现在没有等着看的说明。可能已经看过了。',
  'topic.not_offered': (facts) => `“${facts['name'] ?? ''}”这一类，这里不收了。换一类，或者归到“别的事”。`,
  'lesson.none': '这些已经不学了，或者那天以后没学过什么。看看日子对不对。',
}

const endings: Readonly<Record<string, string>> = {
  closed: '已经办结了',
  joined: '已经并到同一件里了',
  withdrawn: '已经收回了',
  referred: '该由别的单位办，已经说明了',
  explained: '办不了，已经说明了',
}

function nameOf(facts: Facts): string {
  return facts['name'] ? `“${facts['name']}”` : '这个文件'
}

function phoneSentence(digits: number): string {
  if (digits > 0 && digits < 11) return `少了${digits === 10 ? '一' : 11 - digits}位，手机号是11位。`
  if (digits > 11) return `多了${digits === 12 ? '一' : digits - 11}位，手机号是11位。`
  return '这个号码打不通，看看是不是写错了。不留电话也能报。'
}
