export const SCALARS = "scalars";
export const IMAGES = "images";

/** A step's strings are width and height, then the images. */
export const FIRST_IMAGE = 2;
