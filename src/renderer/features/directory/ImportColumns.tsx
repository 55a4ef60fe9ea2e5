import { useTranslation } from 'react-i18next'
import type { DirectoryPreview, FileReport } from '../../../shared/features/directory/directory-import.schema.ts'
import type { DirectoryMapping } from '../../../shared/features/directory/directory-mapping.schema.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { classNames } from '../../ui/class-names.ts'
import { FileColumns } from './FileColumns.tsx'
import { openIn, unrecognisedIn } from './column-choices.ts'
import styles from './ImportColumns.module.css'

interface ImportColumnsProps {
  readonly preview: DirectoryPreview
  readonly mapping: DirectoryMapping
  readonly onMap: (mapping: DirectoryMapping) => void
  /** The file in hand, or null when nobody chose one. */
  readonly chosen: string | null
  readonly onChoose: (file: string) => void
}

/** What each column of a spreadsheet, or of each file of a folder, is taken for, and what else it may be taken for. */
export function ImportColumns({ preview, mapping, onMap, chosen, onChoose }: ImportColumnsProps) {
  const { t } = useTranslation('directory-columns')
  const { file, files, remembered } = preview
  const report = files.find(each => each.file === chosen) ?? files.find(asks) ?? files[0]
  if (report === undefined) return null
  return (
    <div className={styles['page']}>
      <p>{t('lead')}</p>
      {remembered ? <p>{t('remembered')}</p> : null}
      <div className={classNames(files.length > 1 && styles['files'])}>
        {files.length > 1 ? (
          <ChoiceList
            label={t('files')}
            items={files.map(each => ({ id: each.file, label: each.file, detail: <Detail report={each} /> }))}
            chosen={report.file}
            onChoose={onChoose}
          />
        ) : null}
        <FileColumns
          key={report.file}
          isSheet={file.format === 'spreadsheet'}
          report={report}
          mapping={mapping}
          onMap={edited => {
            // Stays on the file in hand when the last thing that was open in it is settled.
            onChoose(report.file)
            onMap(edited)
          }}
        />
      </div>
    </div>
  )
}

const asks = (report: FileReport): boolean => openIn(report) > 0 || report.table === null

/** What a file is taken for, or what is still open in it. */
function Detail({ report }: { readonly report: FileReport }) {
  const { t } = useTranslation('directory-columns')
  const open = openIn(report)
  if (report.table === null) return t('unknown.table')
  if (open > 0) return t('settle', { count: open })
  const unrecognised = unrecognisedIn(report)
  return unrecognised === 0 ? null : t('unrecognised', { count: unrecognised })
}
