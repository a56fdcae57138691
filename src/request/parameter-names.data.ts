const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Parameters whose value names a file or template on the server. */
export const FILE_NAMES = words(
  'file filename file_name filepath file_path path include inc page pg template tpl doc document folder dir directory ' +
    'root load read download require module mod theme skin layout lang language locale conf config cfg style pdf ' +
    'show site_path abs_path absolute_path basepath base_path mosconfig_absolute_path phpbb_root_path ' +
    'gallery_basedir dir_prefix php_path body main content view cont p frame section pagina seite inhalt',
);

/** Parameters by which who designs a shop names one of its designs. */
export const DESIGN_NAMES = words('template tpl theme skin layout style design view');

/** Parameters whose value names something that the server includes: a URL there is an inclusion. */
export const INCLUDE_NAMES = words(
  'file filename filepath page pg include inc template tpl path abs_path absolute_path mosconfig_absolute_path ' +
    'phpbb_root_path gallery_basedir dir_prefix php_path site_path basepath base_path folder dir root require module ' +
    'mod theme skin layout lang language conf config cfg load read document body main content p pagina seite inhalt',
);

/** Those of them that only ever name a place among the program's own code: no honest page has a URL there. */
export const CODE_PATH_NAMES = words(
  'abs_path absolute_path mosconfig_absolute_path phpbb_root_path gallery_basedir dir_prefix php_path site_path ' +
    '_conf[path] _server[document_root] globals[mosconfig_absolute_path] include require',
);

/** Parameters whose value is where the visitor goes next or came from: a URL there is honest. */
export const LINK_NAMES = words(
  'return return_to return_url returnurl returnto redirect redirect_to redirect_url redirect_uri redirecturl next ' +
    'next_url back back_url backurl continue goto ref refer referer referrer from origin u url link href target dest ' +
    'destination success_url cancel_url callback callback_url state relaystate service continue_url forward rurl ret ' +
    'uri location site source src via canonical share share_url text',
);

/** Parameters in which measuring scripts say where the visitor is: a page on somebody's own machine too. */
export const BEACON_NAMES = words(
  'dl dr dp loc page_location page_referrer document_location urlref page_url pageurl tu ru rl cu href current_url ' +
    'location_href landing_page lp lpurl initial_referrer purl curl',
);

/** Parameters with a visitor's words: a URL there is what somebody looks for. */
export const SEARCH_NAMES = words('q s search query keyword keywords word words name k kw');

/** Parameters with text that an editor may write in HTML: markup is what they are for, scripts are not. */
export const EDITOR_NAMES = words(
  'html body content contents text description desc comment message memo note free_area freearea detail details summary ' +
    'introduction excerpt snippet source_code main_html preview post_content editor wysiwyg',
);

/** Parameters whose value the server may fetch itself. */
export const FETCH_NAMES = words(
  'url uri target dest host domain site feed rss fetch proxy webhook callback callback_url img image image_url imageurl ' +
    'src source link load request remote endpoint api server port_host xml wsdl import import_url avatar icon pdf file path ' +
    'page data reference html show view window to out open preview',
);

/** Parameters through which webshells take commands. */
export const COMMAND_NAMES = words(
  'cmd exec command execute c x shell run code eval system passthru pass ant e z0 z1 z2 0 1 a ping cmdline do act action ' +
    'func function q1 p1 com comando cm ex sh',
);

/** Parameters that carry the name of an uploaded file. */
export const UPLOAD_NAMES = words(
  'filename file_name upload uploadfile upload_file upfile userfile qqfile attachment newname new_name fname ' +
    'destfile save_as saveas uploadname up_file imagefile image_name name_file resumablefilename flowfilename',
);
