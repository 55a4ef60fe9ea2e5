/**
 * A person's name as it is compared with others, so that two people in a list cannot be taken for one another: no letter case, no
 * marks above letters, one space where there are several.
 */
export const personNameKey = (name: string): string =>
  name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
