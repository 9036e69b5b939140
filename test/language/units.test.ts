import { describe, expect, it } from 'vitest'
import { handlingUnits } from '../../handlers/language/units.ts'

describe('handling units', () => {
  it.each([
    ['交办 023 主办住建局 协办城管局 交警大队', '住建局', ['城管局', '交警大队']],
    ['023由区住建局主办、区水利局协办', '区住建局', ['区水利局']],
    ['045 主办教育局协办卫健局交警大队', '教育局', ['卫健局', '交警大队']],
    ['交办 031 主办:区水利局 协办:农业农村局、石岭乡政府', '区水利局', ['农业农村局', '石岭乡政府']],
    ['交办019给人社局', '人社局', []],
    ['把023分给住建局主办,城管局和交警大队协办', '住建局', ['城管局', '交警大队']],
    ['012改由民政局主办', '民政局', []],
    ['023不是我们的 应该是城管局', '城管局', []],
    ['023受理', null, []],
  ])('stay as they were typed: %s', (text, main, assist) => {
    expect(handlingUnits(text)).toEqual({ main, assist })
  })
})
