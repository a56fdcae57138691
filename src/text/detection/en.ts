import type { ReasonTexts } from './reason-code.ts';

export const en: ReasonTexts = {
  refused: 'The server refused it (status {statuses}).',
  blocked: 'The firewall or the server refused it.',
  notShown: 'This log does not show how it was answered.',
  undecided: 'It was answered (status {statuses}), but this log cannot show what the answer held.',
  writtenByMethod: 'The server answered {method} with {status}: it accepted the write to {path}.',
  deletedByMethod: 'The server answered {method} with {status}: it accepted the deletion of {path}.',
  movedByMethod: 'The server answered {method} with {status}: it accepted that {path} be moved.',
  copiedByMethod: 'The server answered {method} with {status}: it accepted that {path} be copied.',
  readByMethod:
    'The server answered {method} with {status}: it gave out the listing or properties of {path}.',
  writtenThenAnswered: '{path} was put there by {method} ({status}), then the same path answered {answered}.',
  uploadedThenAnswered:
    '{method} was sent to {by} {minutes} min before {path} answered for the first time, by somebody whom it answered. The name speaks of an upload: probably the program came by it. What was sent, no access log shows.',
  uploadedAndRuns:
    '{path} answered for the first time {hours} hours after the log begins, {minutes} min after {method} was sent to {by} by the address that it answered. The name speaks of an upload, and this server says no for scripts that are not there: a program that was not there before runs there.',
  uploadedByAnother:
    '{method} was sent to {by} {minutes} min before {path} answered for the first time, from another address than those that it answered, from no page, and for the first time in this shop. The name speaks of an upload: the program may have come by it, or an app or a partner of the shop began that day. What was sent, no access log shows.',
  postedThenAnswered:
    '{method} was sent to {by} {minutes} min before {path} answered for the first time, by somebody whom it answered: the last request that could change something on the server. The program may have come by it, or by another way; what was sent, no access log shows.',
  movedThenAnswered:
    'After an uploaded file was moved or copied by {method}, {path} began to answer, of which no upload is logged.',
  plantedThenAnswered:
    '{path} first answered ({answered}) after a request that would write a script of this name on the server.',
  transferredThenAnswered:
    'The account “{account}” put {file} there by FTP from an address from which it had never been used; then {path} answered (addresses that got an answer: {addresses}).',
  assembled:
    '{pieces} files were put there and a dropped script was called; then {path}, which nobody uploaded, began to answer.',
  newScript:
    '{path} is a script that first answered {hours} hours after the log begins (addresses that got an answer: {addresses}).',
  scriptAmongContent: '{path} lies where no script should run, and answered a POST with {status}.',
  scriptShown:
    '{path} lies where no script should run, and answered with {status}. Who only asked for it may have come by; what it did then, this log cannot show.',
  answeredByPlanted:
    '{path} answered, and another finding tells of the talk with it: it is a program that does not belong there.',
  webshellTalk:
    'POSTs to {path} that were answered: {posts}. How many commands each of them carried, and what was run and read, this log cannot show.',
  unusualSize: '{path} usually answers with {usual} bytes, but gave this request {bytes} bytes.',
  unusualSizes:
    '{path} usually answers with {usual} bytes, but gave {count} different sizes to requests that look hostile.',
  beyondLargest:
    '{path} never answers with more than {most} bytes, but gave injections {bytes} bytes and other sizes far beyond it.',
  secretStandsOut:
    '{path} was answered with a size of its own ({bytes} bytes), unlike pages that do not exist.',
  secretAnswered:
    'The server refuses pages that do not exist, but answered {path} with {bytes} bytes of content.',
  softNotFoundMany: 'All were answered with the same size as pages that do not exist.',
  softNotFound: '{path} was answered with the same size ({bytes} bytes) as pages that do not exist.',
  usualSize:
    'The answer ({bytes} bytes) is as large as usual for {path}; this log cannot settle whether it succeeded.',
  delayed: 'It asked for a delay of {seconds} seconds, and the answer took {took} seconds.',
  loginRefused: 'The login was answered as a failure.',
  loginOpen: 'Nothing in the log shows that the login succeeded, nor for sure that it failed.',
  loginAnswered: 'The login was answered as a success.',
  loginThenPages: 'After the login was sent, a page that needs a login ({path}) was shown.',
  loginAnswerShown:
    'The answer to right passwords (status, size in bytes: {answer}) is known from all visitors: {shown} of {tries} who got it were shown a page behind the login, hardly any of those who got the other answer, and {again} of these tried again.',
  loginAnswerStayed:
    'The answer to right passwords (status, size in bytes: {answer}) is known from all visitors: of {tries} who got it hardly any tried again, of those who got the other answer {again} did. Pages behind the login are not known in this log.',
  loginBare:
    'The login succeeded, and no page was shown to its address before its first try: so came {bare} of {logins} logins of customers before the attack.',
  loginAfterFailures: 'The login succeeded after {failures} failures.',
  loginThenWebshell:
    'An address that logged in to the admin pages also called {path}, a file that was apparently planted.',
  exportAnswered: 'The export was answered as a success ({bytes} bytes).',
  pagesShown: 'Detail pages that were shown: {count}.',
  newcomerAtWork:
    'Before this day the address was not seen in the administration, and hardly anybody else: this log does not tell whether it is an operator.',
  changeAnswered: 'The change was answered as a success.',
  storefrontWritten:
    "The server accepted {method} to {path} (status {status}): there what every visitor's browser loads is changed. What was written, and whether it changed anything, this log cannot show: look at what the shop's pages load now, the payment pages first.",
  storefrontRedirected:
    "{method} to {path}, where what every visitor's browser loads is changed, was answered with a redirect (status {status}), and the page was shown before or after it. Whether it was accepted this log does not show: look at what the shop's pages load now, the payment pages first.",
  disguisedScript:
    '{path} answered with {status} each time, yet with {sizes} different sizes. The page for an error would be the same each time.',
  manyFailed:
    '{failures} requests from {addresses} addresses ended in a server error (5xx) within ten minutes (at most {usual} in ten minutes before). This log does not show whether it was done on purpose, came from many customers at once, or something broke.',
  loginsInVain:
    '{failures} logins failed within an hour and {turnedAway} were turned away by the server (status 429 or 5xx), while more got in than usual, or the server had no room. This log does not show whether customers came all at once or somebody tried a list.',
  loginsInPassing:
    'On one day {failures} logins failed of {addresses} addresses that in all the logs did hardly anything but try to log in, and never got in ({tries} tries by everybody). Customers who fail look at goods, ask for a new password or come again. This log does not show whether a mail brought customers straight to the login or somebody tried a list from many addresses.',
  sharedLink:
    'The same link to {path} was opened from {addresses} addresses that attack nothing else, most of them visitors who come from a page or look at others too. Its text reads as an attack; whoever wrote the link decides what it was meant for, not those who opened it.',
  collectorPosted:
    'Browsers of customers ({addresses} addresses) sent something from the payment page to {path}, which lies among content and answered all alike and shortly: {posts} POSTs. So collects a skimmer what customers type. Whether the script is the shop’s own, this log cannot show.',
  collectorRead:
    'Browsers of customers ({addresses} addresses) sent something from the payment page to {path}, which lies among content and answered all alike and shortly: {posts} POSTs. Then it gave somebody else far more than it gives those who send. So works the collector of a skimmer. What was typed and sent, this log cannot show.',
  collectorFetched:
    '{path}, to which customers’ browsers ({addresses} addresses) had sent something from the payment page, gave this address {bytes} bytes: far more than it gives those who send.',
  idsAnsweredToMany:
    '{ids} numbers were asked for one after the other from many addresses, and answered with pages of different sizes.',
  idsWalked:
    '{ids} different numbers were asked for by this address, most of them one after the other, and answered with pages of different sizes.',
  listRead:
    'The list {path} was read by this address page after page: {pages} different pages of it were answered as a success.',
  idsWalkedMore:
    'More than {ids} different numbers were asked for by this address, most of them one after the other, and answered with pages of different sizes.',
  listReadMore:
    'The list {path} was read by this address page after page: more than {pages} different pages of it were answered as a success.',
  listReadByMany:
    'The list {path} was read page after page from {addresses} addresses, hardly a page by two of them: at least {pages} different pages of it were answered as a success.',
  listBytes: 'These answers had {bytes} bytes in all.',
  listUnnamed: 'What it lists its name does not tell: look whether it is data of persons.',
  listUnlikeStaff: 'Nobody else read more than {most} pages of it; here {pages} were read.',
  listRightUnknown: 'Whether there was a right to read it, this log does not show.',
  interfaceDrained:
    '{path} was called {calls} times by these addresses ({addresses}), each without a silence of half an hour, and answered with {bytes} bytes in all; each was sent {times} times as much by the hour as any other address, or more. What was asked stands in the bodies of the requests, which this log does not hold.',
  interfaceCalled:
    '{path} was called {calls} times without a silence of half an hour, and answered with {bytes} bytes; nobody else calls it. What was asked stands in the bodies of the requests, which this log does not hold.',
  outsideExportAnswered:
    '{path}, a file of orders or members by its name, was answered as a success, with {bytes} bytes (the largest answer). Which rows it held this log does not show.',
  sessionShared:
    'The id of a session stands in the address and is used from another network with another browser too: {uses} times on personal pages and forms, {changes} of these sent. Whether that is the owner, the log does not tell.',
  outsideExportUnsized:
    '{path}, a file of orders or members by its name, was answered as a success. How much was sent, and which rows, this log does not show.',
  codeEntryAnswered:
    '{path} runs what it is sent, as far as it is known. It answered POSTs with success ({calls}), and the server says no to pages that do not exist. What was sent stands in their bodies, which this log does not hold.',
  idsAnswered:
    '{ids} different numbers were asked for in ten minutes, and answered with pages of different sizes.',
  xmlrpcCalls:
    'XML-RPC was called {calls} times within a day, and each call can try many passwords; their answers do not tell in this log whether one was right.',
  checkoutAttempts:
    '{attempts} orders were sent within an hour. Which of the cards were good, only the payment provider knows.',
  valuesTried: '{path} was sent {tries} times; nearly all others send it {usual} times at the most.',
  valuesTriedByMany:
    '{path} was sent {tries} times from {addresses} addresses; usually hardly anybody sends it more than once.',
  valuesNotLogged: 'What was tried, and what of it was right, this log does not show.',
  valuesInQuery:
    'What was tried stands in the addresses that were asked for; what of it was right, this log does not show.',
  valuesAnsweredOtherwise:
    'Most were answered alike (status, size in bytes: {main}), {rare} otherwise ({answers}): look at these first.',
  unlikeWork:
    'From an address that is new to this administration, something was done that is far from what is usual there. Ask the operators whether it was one of them.',
  unlikeOwn:
    'From an address (account) that worked in this administration on {days} days before, something was done that is far from what they usually do. Ask those who work there whether it was one of them, and why.',
  unlikeAll: 'An export was not narrowed to any period (usual: {usual} days back at most).',
  unlikeDays: 'An export reached {days} days back (usual: {usual} at most).',
  unlikeBytes: 'An export had {bytes} bytes (usual: {usual} at most).',
  unlikeNumber: 'There were {count} exports in one session (usual: {usual} at most).',
  unlikeNever:
    'Data of a kind was exported that was exported on none of the {days} days of work that it is compared with.',
  unlikeUnlisted:
    'Data was exported by an address that is not among the listed operators; the log holds too little of their own work to compare it with.',
  unlikeViews: '{count} orders were looked at (usual: {usual} at most).',
  unlikeInstall: 'Programs (plug-ins and the like) were put in {count} time(s), which is not usual there.',
  unlikeStorefront:
    "What every visitor's browser loads (scripts, templates, blocks, settings of payments) was changed {count} time(s), which is not usual there.",
  unlikeRefused: 'Exports were forbidden {count} time(s), which is not usual there.',
  unusualPeriod: 'An export reached back further than usual.',
  unusualDay: 'Data was exported on another day of the week than usual.',
  unusualFailures: 'Exports failed {count} times.',
  oddHours: 'Nobody usually works at that hour.',
  oddList: "It is none of the operators' addresses in the configuration.",
  oddFailures: 'The login failed several times before.',
  oddBrowser: 'Nobody usually works with that browser or system.',
  oddPace: 'They were opened faster, for minutes, than anybody reads them.',
  oddSettings: 'Settings were looked at that nobody usually opens.',
  recordedSuccess: 'The log records it as a success.',
  sessionLasted: 'The session lasted {hours} hours or more.',
  accountsChanged:
    'Of {entered} accounts that were entered in this way, {changed} had data changed within minutes of the login, and {bought} of these then bought.',
  agentWave:
    'With one User-Agent, {failures} of {tries} logins from {addresses} addresses did not succeed; these did.',
  unapprovedScript:
    '{page} served a version of {script} that nobody approved. What it does with what is typed there, this record cannot show.',
  unjudgedScript:
    'The scripts of {page} changed {changes} time(s), and nothing says which versions are good.',
  correlated: 'Several records together met the condition.',
  cautionBusy:
    'Much traffic comes from this address (a proxy or a shared line), so several people may be behind it.',
  cautionCrawler:
    'It calls itself a crawler, which may only have followed links that others laid out; anybody can call himself so.',
  cautionKnown: 'The address is known as "{role}", but this is not what that role does.',
};
