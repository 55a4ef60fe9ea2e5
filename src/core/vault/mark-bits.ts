/** So many bits of a file's first bytes may differ before they are somebody else's mark rather than the one that is wanted, damaged. */
const DAMAGED_BITS = 24

/** Whether the first bytes of a file are another mark than the one that is wanted, rather than that one with some damage. */
export const isAnotherMark = (found: Uint8Array, wanted: Uint8Array): boolean =>
  bitsThatDiffer(found, wanted) > DAMAGED_BITS

/** A byte that is not there differs in each of its bits. */
function bitsThatDiffer(found: Uint8Array, wanted: Uint8Array): number {
  let bits = 0
  for (const [index, byte] of wanted.entries()) {
    for (let rest = byte ^ (found[index] ?? ~byte & 0xff); rest !== 0; rest &= rest - 1) bits += 1
  }
  return bits
}
