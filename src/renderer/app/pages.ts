import { useEffect } from 'react'

/** How many lines stand on a page of a list. */
export const PAGE_SIZE = 50

/** How many pages a list has; an empty one has one. */
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / PAGE_SIZE))

/** A page as it stands in an address: the first is left out. */
export const pageInAddress = (page: number): number | undefined => (page === 1 ? undefined : page)

/** Goes to the last page where the list has become shorter since its page was chosen: that page is empty now. */
export function useLastPageInstead(
  page: number,
  total: number,
  go: (to: { readonly page: number | undefined }) => void
): void {
  const last = pagesOf(total)
  useEffect(() => {
    if (page > last) go({ page: pageInAddress(last) })
  })
}
