/** The page where there is no suggestion of this number, or none for this reader. */
import { Empty } from '../../shared/page.tsx'
import type { WebReply } from '../../shared/visit.ts'

export const notFound: WebReply = {
  title: '没有这件建议',
  status: 404,
  page: (
    <Empty>
      没有这件建议，或者您的角色不能看。<a href="/desk/suggestions">回到建议列表</a>
    </Empty>
  ),
}
