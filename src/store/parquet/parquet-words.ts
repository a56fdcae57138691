/** Numbers that Parquet's metadata has for words (parquet.thrift). */
export const PHYSICAL_TYPE = { text: 6, integer: 2, time: 2 } as const;

export const ENCODING = { plain: 0, rle: 3, deltaBinaryPacked: 5, rleDictionary: 8 } as const;

export const PAGE_TYPE = { data: 0, dictionary: 2 } as const;

export const UNCOMPRESSED = 0;
