import type { Facts, RefusalWords } from './refusal-codes.ts'

export const tw: RefusalWords = {
  // 誰能做
  not_allowed: '這一步要由別的同事來做。請服務站的同事幫一下。',
  'page.not_found': '找不到這一頁。掃一下樓門口的碼，或者回首頁看看。',
  'rate.too_many': '按得太快了，您寫的還在。等一分鐘再按一次。',
  'form.forged': '這一頁開得久了，您寫的還在。再按一次就好。',

  // 表單和檔案
  'form.broken': '路上掉了幾個字，沒收全。您寫的還在，看看有沒有亂碼，再按一次。',
  'form.too_large': '一次送得太多了。少放幾張照片，再按一次。',
  'form.busy': '這會兒送照片的人多，您寫的還在。過一分鐘再按一次。',
  'input.invalid': '有的地方還沒填對。看看標出來的那幾處。',
  'file.broken': (facts) => `${nameOf(facts)}打不開。重新拍一張，再放上來。`,
  'file.disk_full': '照片一時存不下，您寫的還在。先不放照片報上去，或者打服務站的電話。',
  'file.empty': (facts) => `${nameOf(facts)}是空的。重新選一張。`,
  'file.not_a_photo': (facts) => `${nameOf(facts)}不是照片，也不是錄音。放照片或錄音就行。`,
  'file.not_found': '這張照片已經不在了。要用的話，重新放一張。',
  'file.too_large': (facts) =>
    `${nameOf(facts)}太大了${facts['megabytes'] === undefined ? '' : `，最多${facts['megabytes']}MB`}。換一張小一點的，或者重新拍一張。`,
  'file.too_many': (facts) =>
    facts['kind'] === 'voice'
      ? '錄音只能放一段。先去掉原來那段，再放新的。'
      : `照片最多放${facts['most'] ?? 9}張，多出來的沒放上。`,
  'file.too_many_pixels': (facts) => `${nameOf(facts)}太大了。用手機普通模式重新拍一張。`,
  'file.video': (facts) => `${nameOf(facts)}是影片，這裡收不了。截一張圖，或者錄一段聲音。`,

  // 報上去
  'words.missing': '還沒寫是什麼事。寫一句就行，例如：3號樓2單元燈壞了。',
  'words.too_long': (facts) =>
    `寫得太長了${facts['most'] === undefined ? '' : `，最多${facts['most']}個字`}。先寫要緊的，別的過後再補。`,
  'phone.not_a_number': (facts) => phoneSentence(Number(facts['digits'] ?? 0)),
  'place.not_found': '找不到這個樓門。看看樓號、單元對不對。',
  'person.not_found': '找不到這個人。看看選得對不對。',
  'code.not_found': '這個碼我們沒有。照樓門口貼的再掃一次，或者挑一下您的社區。',
  'community.closed': (facts) =>
    `這個服務站不再收新的事了。${facts['phone'] === undefined ? '' : `要問的話，打${facts['phone']}。`}`,
  'request.danger': (facts) =>
    `救命的事先打${facts['call'] ?? '119、120、110'}。打過了再報上來，我們接著辦。`,
  'request.known': '您說的是不是這件？是的話按「我家也是」，不是就按「不是，另報一件」。',
  'request.in_the_future': '時間還沒到。看看日期和鐘點對不對。',
  'request.not_found': '找不到這件。看看編號對不對。',
  'request.already_withdrawn': '這件已經收回了。要再報的話，重新寫一句就行。',
  'request.too_late_to_withdraw': '過了10分鐘，已經有人在辦，收不回了。不用辦了的話，補一句告訴我們。',
  'request.erased': '這件的內容已經按本人的意思抹掉了，改不了。',
  'link.forged': '這個連結不對，可能沒複製全。打開收到的原來那條，或者打服務站的電話報編號。',
  'link.expired': '這個連結過期了。打服務站的電話報編號，給您一條新的。',

  // 事項
  'case.changed': '您看的時候這件事變了。看一眼剛變的，再按一次，您寫的還在。',
  'case.not_found': '找不到這件事。看看編號對不對。',
  'case.ended': (facts) =>
    `這件事${endings[String(facts['state'])] ?? '已經結束了'}，不能再動了。還有事的話，另報一件。`,
  'case.not_being_worked': (facts) =>
    facts['state'] === 'done_claimed' || facts['state'] === 'confirmed'
      ? '這件事說是辦好了，正等回話，這一步先做不了。沒辦好的話，請報的人按「沒修好」。'
      : '這件事現在沒有人在辦，這一步做不了。',
  'case.not_said_done': '還沒人說這件辦好了。辦好了會來問您。',
  'case.not_confirmed': '還沒人說修好了，不能結。先打個電話問一問。',
  'case.too_long_ago': (facts) =>
    `這件事辦結過了${facts['days'] ?? 30}天，不能接著辦了。還沒好的話，另報一件。`,
  'case.urged_lately': '剛催過了，承辦的人和服務站都看到了。過一個小時還沒動靜，再催一次。',
  'case.same': '這兩個編號是同一件事。換一個編號。',
  'case.nothing_left': '不能全分出去。至少留一項在原來的事裡。',
  'need.not_found': '沒選到要分出去的那一項。選上再按一次。',
  'case.not_open_to_helpers': '這件已經有人接了，或者不用幫手了。看看別的。',
  'answer.needs_words': '哪裡沒修好？寫一句，好讓人接著辦。',
  'phone.none': '這位沒有留電話。在事裡給他寫一句，他打開連結就看到了。',
  'promise.in_the_past': '這個時間已經過了。選今天下班以後的日子。',

  // 轉辦
  'body.not_found': '找不到這個單位。從單位裡挑一個。',
  'case.awaits_designation': '這件已經退過一次，等協調員來定歸誰。',
  'case.is_designated': '這件是協調員定下的，不能再轉。辦不動的話，請協調員重新定。',
  'offer.already_open': '已經問過一個單位，正等他們回話。要換的話，先撤回來。',
  'offer.better_is_itself': '退回來要寫清該歸誰，不能寫自己。選一個該辦的單位。',
  'offer.none': '現在沒有在等回話的轉辦。可能已經接了、退了或者撤了。',
  'offer.to_holder': '這件就在這個單位手裡。換一個單位。',
  'person.not_of_holder': '這個人不在承辦的單位。先轉給那個單位，再交給他。',
  'explanation.already_waits': '已經有一條說明在等協調員看。等看完再寫。',
  'explanation.none': '現在沒有等著看的說明。可能已經看過了。',
  'topic.not_offered': (facts) =>
    `「${facts['name'] ?? ''}」這一類，這裡不收了。換一類，或者歸到「別的事」。`,
  'lesson.none': '這些已經不學了，或者那天以後沒學過什麼。看看日子對不對。',
}

const endings: Readonly<Record<string, string>> = {
  closed: '已經辦結了',
  joined: '已經併到同一件裡了',
  withdrawn: '已經收回了',
  referred: '該由別的單位辦，已經說明了',
  explained: '辦不了，已經說明了',
}

function nameOf(facts: Facts): string {
  return facts['name'] ? `「${facts['name']}」` : '這個檔案'
}

function phoneSentence(digits: number): string {
  if (digits > 0 && digits < 11) return `少了${digits === 10 ? '一' : 11 - digits}位，手機號是11位。`
  if (digits > 11) return `多了${digits === 12 ? '一' : digits - 11}位，手機號是11位。`
  return '這個號碼打不通，看看是不是寫錯了。不留電話也能報。'
}
