"""The page without a browser: run by Streamlit's own AppTest, or its parts alone."""
