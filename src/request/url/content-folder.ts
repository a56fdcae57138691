import { scriptFileOf } from './script-path.ts';

const CONTENT =
  /^(?:uploads?|uploaded|upfiles?|userfiles?|files?|images?|imgs?|pics?|pictures?|photos?|gallery|media|medias|css|styles?|fonts?|assets?|static|contents?|attachments?|avatars?|banners?|thumbs?|thumbnails?|cache|tmp|temp|save_image|upload_image)$/i;

/**
 * Whether one of the folders that a script lies in is named as folders of pictures, style sheets and uploads are. What
 * follows the script's name is no folder: `/index.php/admin/cache/`.
 */
export function isContentFolder(path: string): boolean {
  return scriptFileOf(path)
    .split('/')
    .slice(0, -1)
    .some((folder) => CONTENT.test(folder));
}
