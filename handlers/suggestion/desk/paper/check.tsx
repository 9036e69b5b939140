/** The last look at a paper at the desk. */
import type { JSX } from 'preact'
import { DeskForm } from '../../../shared/page.tsx'
import type { DeskVisit } from '../../../shared/visit.ts'
import { SheetButtons, SheetLook, type Looked } from '../../form/paper/look.tsx'

export const PaperCheck = ({ visit, looked }: { visit: DeskVisit; looked: Looked }): JSX.Element => (
  <>
    <SheetLook visit={visit} looked={looked} hrefOf={(id) => `/desk/suggestions/${id}`} />
    <DeskForm csrf={visit.csrf} enctype="multipart/form-data">
      <SheetButtons visit={visit} later="以后可以在这件建议的页面上补" />
    </DeskForm>
  </>
)
