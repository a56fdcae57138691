const CONTENT =
  /^(?:uploads?|uploaded|upfiles?|userfiles?|files?|images?|imgs?|pics?|pictures?|photos?|gallery|media|medias|css|styles?|fonts?|assets?|static|contents?|attachments?|avatars?|banners?|thumbs?|thumbnails?|cache|tmp|temp|save_image|upload_image)$/i;

/** Whether one of a path's folders is named as folders of pictures, style sheets and uploads are. */
export function isContentFolder(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => CONTENT.test(folder));
}
