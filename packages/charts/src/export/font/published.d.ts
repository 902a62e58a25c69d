/** The address of a font, see `tools/build/publish-fonts.ts`. */
declare module "*.ttf?published" {
  const url: string;
  export default url;
}
