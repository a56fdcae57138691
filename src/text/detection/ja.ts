import type { ReasonTexts } from './reason-code.ts';

export const ja: ReasonTexts = {
  refused: 'サーバーが拒否しています(ステータス {statuses})。',
  blocked: 'ファイアウォールまたはサーバーが拒否しています。',
  notShown: 'どのように応答したかは、このログには記録されていません。',
  undecided: '応答はありましたが(ステータス {statuses})、内容はこのログからは分かりません。',
  writtenByMethod:
    '{method} に対してサーバーが {status} で応答しており、{path} への書き込みが受け付けられています。',
  deletedByMethod:
    '{method} に対してサーバーが {status} で応答しており、{path} の削除が受け付けられています。',
  movedByMethod: '{method} に対してサーバーが {status} で応答しており、{path} の移動が受け付けられています。',
  copiedByMethod:
    '{method} に対してサーバーが {status} で応答しており、{path} の複製が受け付けられています。',
  readByMethod: '{method} に対してサーバーが {status} で応答しており、{path} の一覧や属性が返されています。',
  writtenThenAnswered:
    '{path} は {method}({status})で置かれた後、同じパスへのアクセスに {answered} で応答しています。',
  uploadedThenAnswered:
    '同じアドレスからのアップロードの後、それまでなかった {path} が {answered} で応答しています。',
  movedThenAnswered:
    '置かれたファイルが {method} で移動または複製された後、アップロードの記録がない {path} が応答し始めています。',
  plantedThenAnswered:
    '{path} は、同じ名前のプログラムをサーバーに書き込もうとするリクエストの後に、初めて応答しています({answered})。',
  transferredThenAnswered:
    'アカウント「{account}」がそれまで使われていなかったアドレスから FTP で {file} を置いた後、{path} が応答しています(アクセス元 {addresses} 件)。',
  assembled:
    '{pieces} 個のファイルが置かれ、置かれたプログラムが呼び出された後、アップロードの記録がない {path} が応答し始めています。',
  newScript:
    '{path} は、ログの開始から {hours} 時間を過ぎて初めて応答したプログラムです(アクセス元 {addresses} 件)。',
  scriptAmongContent: 'プログラムが動くはずのない場所にある {path} が、POST に {status} で応答しています。',
  scriptShown:
    'プログラムが動くはずのない場所にある {path} が {status} で応答しています。表示を求めただけであれば、たまたま訪れたものとも考えられます。その際に何が行われたかは、このログからは分かりません。',
  answeredByPlanted: '{path} が応答しています。別の検知で、不正に置かれたプログラムとされているものです。',
  webshellTalk:
    '{path} に対する POST が {posts} 回応答されています。1回の POST にいくつの命令が含まれ、何が実行され、何が読まれたかは、このログからは分かりません。',
  unusualSize:
    '{path} の応答は通常 {usual} バイトですが、このリクエストには {bytes} バイトが返されています。',
  unusualSizes:
    '{path} の応答は通常 {usual} バイトですが、攻撃と見られるリクエストには {count} 通りの異なるサイズが返されています。',
  beyondLargest:
    '{path} の通常の応答は最大でも {most} バイトですが、SQLインジェクションの要求には {bytes} バイトなど、これを大きく超える応答が複数返されています。',
  secretStandsOut: '{path} は、存在しないページへの応答とは異なる大きさ({bytes} バイト)で応答しています。',
  secretAnswered:
    '存在しないページには 404 などを返すサーバーが、{path} には {bytes} バイトの内容を返しています。',
  softNotFoundMany: 'いずれの応答も、存在しないページへの応答と同じ大きさです。',
  softNotFound: '{path} の応答は、存在しないページへの応答と同じ大きさ({bytes} バイト)です。',
  usualSize:
    '応答の大きさ({bytes} バイト)は、{path} の通常の応答と変わりません。成否はこのログからは断定できません。',
  delayed: '{seconds} 秒待たせる命令に対して、応答に {took} 秒かかっています。',
  loginRefused: 'ログインは失敗として応答されています。',
  loginOpen: 'ログインに成功した記録はありません(失敗したかどうかも、このログからは確定できません)。',
  loginAnswered: 'ログインが成功として応答されています。',
  loginThenPages: 'ログインの操作の後、ログインが必要なページ({path})が表示されています。',
  loginAnswerShown:
    '正しいパスワードへの応答(状態コード・バイト数: {answer})は、全訪問者の記録から判断しています。この応答を受けた {tries} 回のうち {shown} 回では直後にログインが必要なページが表示され、もう一方の応答の後はほとんど表示されず、{again} 回でログインが送り直されています。',
  loginAnswerStayed:
    '正しいパスワードへの応答(状態コード・バイト数: {answer})は、全訪問者の記録から判断しています。この応答を受けた {tries} 回ではログインはほとんど送り直されず、もう一方の応答の後は {again} 回送り直されています(ログインが必要なページは、このログでは分かりません)。',
  loginBare:
    'ログインが成功し、その前に同じアドレスへログイン画面などのページは表示されていません。攻撃前のお客様のログイン{logins}件のうち、同様のものは{bare}件です。',
  loginAfterFailures: '{failures} 回の失敗の後、ログインが成功しています。',
  loginThenWebshell:
    '管理画面にログインしたアドレスが、不正に置かれたと見られる {path} にもアクセスしています。',
  exportAnswered: 'データの出力が成功として応答されています({bytes} バイト)。',
  pagesShown: '{count} 件の詳細画面が表示されています。',
  changeAnswered: '変更の操作が成功として応答されています。',
  storefrontWritten:
    '{path} への {method} が {status} で受け付けられています。訪問者のブラウザーが読み込む内容を変更する操作です。何が書き込まれ、実際に変わったかどうかは、このログからは分かりません。店舗の画面、特に決済画面が現在何を読み込んでいるかを確認してください。',
  disguisedScript:
    '{path} は毎回 {status} を返していますが、応答の大きさが{sizes}通りあります。エラーページなら毎回同じ大きさになるはずです。',
  manyFailed:
    '10分間に{failures}件のリクエストがサーバー側のエラー(5xx)で終わりました({addresses}個のアドレスから。それ以前の最多は10分間に{usual}件)。意図的な大量アクセスか、利用の集中か、故障かは、このログからは分かりません。',
  loginsInVain:
    '1時間に{failures}件のログインが失敗し、{turnedAway}件がサーバーに受け付けられませんでした(ステータス429または5xx)。成功も普段より多いか、サーバーに余裕がない時間帯です。お客様が一度に集まったのか、リストによる試行かは、このログからは分かりません。',
  sharedLink:
    '{path}への同じリンクが{addresses}個のアドレスから開かれています。いずれのアドレスもほかに攻撃をしておらず、多くはほかのページから来たか、ほかのページも見ている利用者です。リンクの文字列は攻撃の形をしていますが、その意図はリンクの作成者によるもので、開いた人のものではありません。',
  idsAnsweredToMany: '多数のアドレスから順に{ids}件の番号が照会され、大きさの異なるページが返されています。',
  listRead:
    '一覧 {path} がこのアドレスに次々に読み出され、異なる{pages}ページが正常に返されています(合計{bytes}バイト)。読み出す権限があったかは、このログからは分かりません。',
  interfaceDrained:
    '{path} がこのアドレスから30分以上の間をおかずに{calls}回呼び出され、{bytes}バイトが返されています(1時間当たりで、ほかのどのアドレスよりも{times}倍)。何が照会されたかは要求の本文にあり、このログには残っていません。',
  idsWalked: 'このアドレスから{ids}通りの番号がほぼ順に照会され、大きさの異なるページが返されています。',
  idsAnswered: '10分間に{ids}通りの番号が照会され、大きさの異なるページが返されています。',
  xmlrpcCalls:
    'XML-RPCが1日に {calls} 回呼び出されています(1回で多数のパスワードを試せます)。当たったかどうかは、その応答の記録からは分かりません。',
  checkoutAttempts:
    '1時間に{attempts}件の注文が送信されています。有効と判定されたカードの有無は、決済代行会社に確認してください。',
  valuesTried:
    '{path} への送信が {tries} 回あります(ほかの利用者のほとんどは {usual} 回以内です)。何が試され、何が当たったかは、このログには記録されていません。',
  valuesTriedByMany:
    '{path} への送信が {addresses} 個のアドレスから {tries} 回あります(普段は2回以上送信する利用者はほとんどいません)。何が試され、何が当たったかは、このログには記録されていません。',
  valuesAnsweredOtherwise:
    'ほとんどは同じ応答(状態コード・バイト数: {main})ですが、{rare} 回は異なる応答({answers})です。まずこれらを確認してください。',
  unlikeWork:
    'この店舗の管理画面で見慣れないアドレスから、普段の業務とは大きく異なる操作が行われています。運営者本人の操作かどうかを確認してください。',
  unlikeOwn:
    'この管理画面をこれまで {days} 日にわたって利用してきたアドレス(アカウント)から、普段の利用とは大きく異なる操作が行われています。担当者による操作か、また何のための操作かを確認してください。',
  unlikeAll: '期間を絞らない出力がされています(普段は最も古くても {usual} 日前まで)。',
  unlikeDays: '{days} 日前までさかのぼって出力されています(普段は最も古くても {usual} 日前まで)。',
  unlikeBytes: '{bytes} バイトの出力がされています(普段は最大でも {usual} バイト)。',
  unlikeNumber: '一度のログインで {count} 回出力されています(普段は最多でも {usual} 回)。',
  unlikeNever: '比較の対象とした {days} 日分の業務では行われていない種類の出力がされています。',
  unlikeUnlisted:
    '設定に登録された運営者以外のアドレスから、データが出力されています。登録された運営者の業務の記録がログに少なく、通常の業務かどうかを比べられません。',
  unlikeViews: '{count} 件の注文が閲覧されています(普段は最多でも {usual} 件)。',
  unlikeInstall: '普段は行われないプログラム(プラグインなど)の設置が {count} 回行われています。',
  unlikeStorefront:
    '普段は行われない、訪問者のブラウザーが読み込む内容(スクリプト、テンプレート、ブロック、決済の設定)の変更が {count} 回行われています。',
  unlikeRefused: '普段は拒否されることのない出力が {count} 回拒否されています。',
  unusualPeriod: '普段より古い期間までさかのぼって出力されています。',
  unusualDay: '普段とは違う曜日に出力されています。',
  unusualFailures: '出力の操作が {count} 回失敗しています。',
  oddHours: '普段は業務のない時間帯です。',
  oddList: '設定に登録された運営者のアドレスではありません。',
  oddFailures: 'ログインに成功する前に何度も失敗しています。',
  oddBrowser: '普段使われていないブラウザやOSです。',
  oddParallel:
    '同じ日に普段のアドレスからも利用があり、同時に使われた場所の数がこれまでになく多くなっています。',
  oddSettings: '普段は開かれない設定画面が開かれています。',
  recordedSuccess: 'ログに成功として記録されています。',
  sessionLasted: 'ログインの状態が {hours} 時間以上続いています。',
  accountsChanged:
    '同様にログインされた {entered} 件のうち {changed} 件で、ログインから数分のうちに登録情報が変更され、うち {bought} 件で購入されています。',
  agentWave:
    '同じUser-Agentによるログイン {tries} 回({addresses} アドレス)のうち {failures} 回は成功しておらず、成功したのがこれらのログインです。',
  unapprovedScript:
    '{page} で、承認されていない版の {script} が配信されています。入力された内容がどう扱われたかは、この記録からは分かりません。',
  unjudgedScript: '{page} のスクリプトが {changes} 回変わっていますが、どの版が正しいかの記録がありません。',
  correlated: '複数の記録がそろって条件を満たしました。',
  cautionBusy: '多くの通信が集まるアドレス(プロキシや共用回線など)のため、一人の行動とは限りません。',
  cautionCrawler:
    '検索エンジン等のクローラーを名乗っており、他者が置いたリンクをたどっただけの可能性があります(名乗りは偽ることもできます)。',
  cautionKnown: '「{role}」として登録されたアドレスですが、その役割では行わないはずの操作です。',
};
