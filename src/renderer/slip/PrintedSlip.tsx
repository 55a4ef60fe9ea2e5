import { useLayoutEffect } from 'react'
import { PrintedPage } from '../ui/PrintedPage.tsx'
import { SlipPaper, type SlipPaperProps } from './SlipPaper.tsx'

interface PrintedSlipProps extends SlipPaperProps {
  /** In millimetres. */
  readonly height: number
}

/** The slip for the printer: seen by nobody else, and then the only thing on the page, which is as large as the paper. */
export function PrintedSlip({ height, ...paper }: PrintedSlipProps) {
  const width = paper.settings.paper === 'a5' ? 148 : 80
  useLayoutEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@page { size: ${width}mm ${height}mm; margin: 0 }`)
    document.adoptedStyleSheets.push(sheet)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet)
    }
  }, [width, height])
  return (
    <PrintedPage>
      <SlipPaper {...paper} />
    </PrintedPage>
  )
}
