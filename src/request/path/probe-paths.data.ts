import type { Level } from '../../model/level.ts';

/** Where in the path a probe's text must stand. */
export type ProbePlace =
  /** Whole segments somewhere in the path. */
  | 'segments'
  /** Whole segments at the path's end. */
  | 'last'
  /** The end of the last segment. */
  | 'suffix'
  /** Anywhere. */
  | 'anywhere';

export interface Probe {
  readonly place: ProbePlace;
  readonly level: Level;
  readonly why: string;
  /** Left out for what no visitor of any shop asks for. */
  readonly onlyIfRefused?: true;
}

type Entry = readonly [text: string, probe: Probe];

function entries(texts: string, probe: Probe): Entry[] {
  return texts
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => [text, probe] as const);
}

/** Paths of other products, leaks and doors, as scanners try them on every host. In lower case, without the first `/`. */
export const PROBES: readonly Entry[] = [
  ...entries(
    `.git/config .git/head .git/index .git/packed-refs .git/fetch_head .git/orig_head .git/commit_editmsg .git/description .gitconfig .git-credentials
     .svn/entries .svn/wc.db .svn/all-wcprops .svn/props .hg/hgrc cvs/entries cvs/root
     .env .env.local .env.production .env.prod .env.dev .env.development .env.staging .env.test .env.backup .env.bak .env.old
     .env.save .env.example .production.env .aws/credentials .aws/config .docker/config.json .kube/config .npmrc .pypirc .netrc
     .ssh/id_rsa .ssh/known_hosts .ssh/authorized_keys id_rsa id_dsa id_ecdsa id_ed25519 .bash_history .mysql_history .psql_history
     .htpasswd .vscode/sftp.json .ftpconfig sftp-config.json .remote-sync.json .idea/workspace.xml .idea/webservers.xml
     wp-config.php.bak wp-config.php~ wp-config.bak wp-config.old wp-config.txt wp-config.php.old wp-config.php.save
     web.config.bak web.config.old web.config.txt configuration.php.bak configuration.php~ config.php.bak config.php~ config.php.old
     config.inc.php~ config.inc.php.bak settings.php.bak localsettings.php.bak credentials.json secrets.json serviceaccountkey.json
     database.yml.bak docker-compose.yml docker-compose.yaml .travis.yml .gitlab-ci.yml`,
    { place: 'last', level: 'medium', why: 'leak-path' },
  ),
  ...entries(
    `.git/logs .git/objects .git/refs .git/info .git/hooks .svn/pristine .svn/text-base .hg/store .bzr/branch .bzr/repository`,
    { place: 'segments', level: 'medium', why: 'leak-path' },
  ),
  ...entries(
    `etc/passwd proc/self/environ web-inf/web.xml web-inf/classes web-inf/lib meta-inf/manifest.mf winnt/system32 windows/system32
     .well-known/pki-validation/xml.php cgi-bin/php cgi-bin/php5 cgi-bin/php.cgi cgi-bin/test-cgi cgi-bin/printenv cgi-bin/status
     cgi-bin/bash cgi-bin/sh cgi-bin/luci cgi-bin/kerbynet cgi-bin/config.exp cgi-bin/viewcert cgi-bin/supervisor cgi-bin/nobody
     vendor/phpunit phpunit/phpunit phpunit/src/util/php/eval-stdin.php eval-stdin.php hnap1 gponform boaform goform/webs
     formlogin setup.cgi hudson/script jenkins/script jmx-console web-console/invoker invoker/jmxinvokerservlet
     invoker/ejbinvokerservlet admin-console/login.seam wls-wsat/coordinatorporttype console/css console/images _async/asyncresponseservice
     actuator/env actuator/heapdump actuator/gateway actuator/mappings actuator/jolokia actuator/trace jolokia/list jolokia/exec
     solr/admin/cores solr/admin/info/system _ignition/execute-solution _profiler/phpinfo telescope/requests debugbar/open
     owa/auth/x.js autodiscover/autodiscover.json ecp/current mapi/nspi remote/fgt_lang sslvpn/portal dana-na/auth
     dana-na/../dana tmui/login.jsp mgmt/tm/util/bash mgmt/shared/authn vpn/../vpns nf/auth/doauthentication.do
     struts2-showcase ws/v1/cluster/apps containers/json v1.24/containers/json api/v1/pods
     sdk/vimservice.wsdl ui/vropspluginui casa/nodes/thumbprints manager/html host-manager/html manager/text
     owa/auth/logon.aspx xmlrpc.php?rsd solr/admin nice-ports trinity.txt.bak w00tw00t muieblackcat proxyheader.php
     fckeditor/editor/filemanager ckeditor/kcfinder kcfinder/upload.php elfinder/connector.php connectors/php/connector.php
     jquery-file-upload/server/php plupload/examples/upload.php uploadify/uploadify.php wp-file-manager/lib
     revslider/temp/update_extract wp-json/wp/v2/users wp-content/debug.log wp-config.php
     .ds_store thumbs.db debug/default/view _cat/indices _cluster/health api/v1/namespaces tmunblock.cgi goform/set_limitclient_cfg
     goform/setsystemcommand cgi-bin/nas_sharing.cgi vpns/portal vpns/cfg global-protect/login.esp global-protect/portal
     +cscoe+ +cscot+ geoserver/web geoserver/wfs geoserver/ows zimbraadmin websso/saml2 securityrealm/user descriptorbyname
     nacos/v1/auth sdk/weblanguage isapi/security onvif-http/snapshot currentsetting.htm 
     setup/setupadministrator.action server-info.action _layouts/15/toolpane.aspx _layouts/15/start.aspx human.aspx
     setupwizard.aspx app/etc/local.xml app/etc/env.php console/login/loginform.jsp nagiosxi/login.php zabbix/index.php
     reportserver/pages druid/indexer cslu/v1 api/sonicos goanywhere/images manager/radius/server_ping.php
     developmentserver/metadatauploader _layouts/15/spinstall0.aspx _layouts/16/spinstall0.aspx oa_html/configurator/uiservlet
     oa_html/syncservlet webtools/control/programexport webtools/control/forgotpassword webtools/control/xmlrpc mifs/asfv3 mifs/aad
     mifs/rs/api aspera/faspex php/ztp_gate.php unauth/php ssl-vpn/hipreport.esp remote/logincheck dana-na/jam menu/stapp
     ispirit/im/upload.php weaver/bsh.servlet.bshservlet seeyon/htmlofficeservlet jeecg-boot/jmreport systembc/password.php
     alfa_data/alfacgiapi __api__/v1/config ctrlt/deviceupgrade_1 picsdesc.xml invoker/readonly api/jsonws/invoke
     cgi-bin/mainfunction.cgi cgi-bin/authlogin.cgi stalker_portal/server computemetadata/v1 latest/meta-data ajax/render/widget_php
     ajax/render/widget_tabbedcontainer_tab_panel nifi-api/access webinterface/function resin-doc/viewfile cf_scripts/scripts
     cfide/wizards api/v1/validate/code api/v1/totp/user-backup-code saas/auth/launchinput analytics/telemetry/ph functionrouter
     app/rest/users/id:1/tokens pages/createpage-entervariables.action template/aui/text-inline.vm api/experimental/latest_runs
     plugins/servlet/oauth/users/icon-uri cgi-bin/system_mgr.cgi appmonitor/protected api/v2/cmdb v2/_catalog`,
    { place: 'segments', level: 'medium', why: 'exploit-path' },
  ),
  ...entries(
    `wp-login.php wp-login xmlrpc.php wp-cron.php wp-signup.php wp-links-opml.php wp-trackback.php    
 phpinfo.php info.php php_info.php phpversion.php i.php pi.php test.php php.php phptest.php infophp.php _phpinfo.php phpinfo
 admin.php administrator admin admin.asp admin.aspx admin.jsp admin.cgi admin.pl admin.html admin.htm admin.txt adm adm.php
 admin1 admin2 admin_login admin_area adminarea admin-login admincp admincontrol adminpanel admin-panel panel-administracion
 admins siteadmin webadmin webadmin.php sysadmin fpadmin controlpanel cpanel
 login.asp login.aspx login.jsp signin.php          
 server-status server-info nginx_status .htaccess web.config crossdomain.xml~ phpmyadmin pma myadmin
 mysqladmin dbadmin adminer.php adminer phppgadmin sqlbuddy sqladmin websql mysql-admin phpmyadmin2 phpmyadmin3
 phpmyadmin4 pma2005 pmamy pmd xampp webdav dump.sql backup.sql database.sql db.sql mysql.sql data.sql site.sql users.sql
 localhost.sql www.sql wwwroot.sql backup.zip backup.tar.gz backup.tgz backup.tar backup.rar www.zip wwwroot.zip www.tar.gz
 site.zip web.zip web.rar html.zip public_html.zip htdocs.zip backup.7z archive.zip website.zip old.zip db.zip
 config.json config.yml config.yaml config.php config.inc.php config.ini settings.py application.yml
 application.properties appsettings.json database.yml parameters.yml php.ini my.cnf httpd.conf nginx.conf
 proftpd.conf httpd-vhosts.conf modules.conf app.conf site.conf common.inc database.inc db.inc config.inc
 error_log error.log access.log access_log debug.log laravel.log install.log ftp.log sql.log wp-config.php.swp
 trace.axd elmah.axd phpunit.xml composer.json composer.lock package-lock.json yarn.lock gruntfile.js gulpfile.js
 package.json secrets.yml secrets.yaml site.tar.gz html.tar.gz web.tar.gz public_html.tar.gz reportserver remote/login env sdk
 dockerfile makefile vagrantfile jenkinsfile procfile gemfile rakefile bower.json tsconfig.json
 install.php upgrade.php installer installer.php
 cgi-bin cgi-bin/test.cgi aspnet_client _vti_bin _vti_pvt _vti_inf.html iisadmin iishelp scripts/iisadmin
 backup backups bak _backup _old oldsite old-site
 shop-admin shopadmin backoffice back-office
 actuator actuator/health actuator/configprops actuator/beans actuator/threaddump _profiler/latest _debugbar/open jolokia swagger-ui.html swagger.json v2/api-docs v3/api-docs api-docs graphql graphiql
 h2-console druid/index.html druid jenkins hudson solr kibana grafana zabbix nagios cacti munin webmail
 roundcube squirrelmail owa typo3 umbraco sitecore magento downloader downloader/index.php
 user/register user/login node/add core/changelog.txt changelog.txt joomla.xml sites/default/files
 telerik.web.ui.webresource.axd telescope filament _debugbar _profiler
 passwords.txt password.txt passwd.txt users.txt accounts.txt`,
    { place: 'last', level: 'low', why: 'product-path', onlyIfRefused: true },
  ),
  // Adminer is one file, and named after its version where nobody renamed it.
  ...entries('/adminer-4. /adminer-5.', {
    place: 'anywhere',
    level: 'low',
    why: 'product-path',
    onlyIfRefused: true,
  }),
  ...entries(
    `wp-admin wp-includes wp-content wp-json wordpress wp blog/wp-admin phpmyadmin pma mysqladmin myadmin administrator/components
     administrator/index.php administrator/manifests joomla drupal magento_version typo3conf typo3 sitefinity
     admin/login admin/login.php admin/index.php admin/config admin/admin.php admin/account.php admin/fckeditor admin/phpmyadmin
     bitrix/admin simpla umbraco/login hybridity msadc iissamples _vti_bin
     s/sfsites/aura zabbix/setup.php general/login_code.php showlogin.cc login.cgi idx_config
     cfide/administrator security/users xmldata wsman portal/redlion evox/about lotus nsf names.nsf servlet axis2 axis2-admin jbossws`,
    { place: 'segments', level: 'low', why: 'product-path', onlyIfRefused: true },
  ),
  ...entries(
    `.php.bak .php~ .php.old .php.orig .php.save .php.swp .php1 .php_ .inc.bak .asp.bak .aspx.bak .jsp.bak .asp.old .aspx.old
     .jsp.old .php.tmp .php-bak .config.bak .conf.bak .inc~ .asp~ .jsp~ `,
    { place: 'suffix', level: 'medium', why: 'backup-path' },
  ),
  ...entries(
    `.phps .php.txt .bak .old .orig .backup .swp .swo .save .sql .sql.gz .sql.zip .sqlite .sqlite3 .mdb .dump .inc .ini .cfg .conf .log .tar.gz~ .tar.gz .tar.bz2 .tgz .7zip
     .pem .key .p12 .pfx .ppk .kdbx .tmp ~ .copy .dist .sln .csproj .jar.bak .env`,
    { place: 'suffix', level: 'low', why: 'backup-path', onlyIfRefused: true },
  ),
];
