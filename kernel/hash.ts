const MIX: u32 = 0x85ebca6b;

/** As `hashAddress` of src/pipeline/worker/tally/address-tally.ts; never 0. Reads up to three bytes behind `end`. */
export function hashBytes(start: usize, end: usize): u32 {
  let hash: u32 = 0x811c9dc5 ^ <u32>(end - start);
  let at = start;
  for (; at + 4 <= end; at += 4) hash = mixed(hash ^ load<u32>(at));
  if (at < end) hash = mixed(hash ^ (load<u32>(at) & ((1 << ((<u32>(end - at)) << 3)) - 1)));
  return hash === 0 ? 1 : hash;
}

function mixed(word: u32): u32 {
  const product = word * MIX;
  return product ^ (product >> 15);
}
