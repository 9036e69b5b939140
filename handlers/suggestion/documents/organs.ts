/** What an organ of the district is called on its official papers: its full name, not 区 for short (GB/T 9704 7.2.4). Pure. */

/** 区住房和城乡建设局 → 青陵区住房和城乡建设局; a name of another kind, or of an office without a district, stays as it is. */
export function fullNameOf(name: string, district: string | null): string {
  const kind = district?.at(-1)
  if (!district || !kind || !name.startsWith(kind)) return name
  return district + name.slice(kind.length).replace(/^政府/, '人民政府')
}
