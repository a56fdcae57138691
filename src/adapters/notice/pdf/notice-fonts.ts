import { createRequire } from 'node:module';

/** Names under which the fonts are registered in a PDF. */
export type FontName = 'regular' | 'bold' | 'rare-regular' | 'rare-bold';

const require = createRequire(import.meta.url);

/**
 * BIZ UDPGothic, made to be read easily, draws the common characters with every name in Windows' Japanese fonts; Noto
 * Sans JP the rarer kanji of JIS X 0213 (𠮷). Both under the SIL Open Font License 1.1, embedded in part.
 */
export const NOTICE_FONTS: Readonly<Record<FontName, () => string>> = {
  regular: () => require.resolve('@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf'),
  bold: () => require.resolve('@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'),
  'rare-regular': () =>
    require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
  'rare-bold': () => require.resolve('@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'),
};
